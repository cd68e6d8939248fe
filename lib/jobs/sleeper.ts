/** Waits that somebody may end early; a wake that comes while nobody sleeps ends the next sleep at once. */
export function sleeper() {
  let woken = false;
  let end: (() => void) | null = null;
  return {
    wake(): void {
      woken = true;
      end?.();
    },
    async sleep(ms: number): Promise<void> {
      if (!woken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      end = null;
      woken = false;
    },
  };
}
export type Sleeper = ReturnType<typeof sleeper>;
