import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/controls/link-button";

/** Inside the shell, which brings the landmarks: the plain page would nest a second main. */
export default function NotFound() {
  return (
    <>
      <PageHeader
        title="This page is not here"
        about="The address may be mistyped, the thing may have been removed, or it belongs to another business."
      />
      <div>
        <LinkButton href="/" variant="primary">
          Go to the start page
        </LinkButton>
      </div>
    </>
  );
}
