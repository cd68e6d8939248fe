"use client";
import { Webhook } from "lucide-react";
import { addWebhook } from "@/lib/actions/settings/webhooks";
import { eventTypes, eventTypeWords, isAboutBorrowerFunds } from "@/lib/domain/webhooks/event-types";
import type { NewWebhookView } from "@/lib/schemas/webhooks/endpoint";
import { Form } from "../forms/form";
import { fromAction } from "../forms/from-action";
import { TextField } from "../forms/fields";
import { MakeOnce } from "../forms/make-once";
import { useServerForm } from "../forms/server-form";
import { Checkbox } from "../ui/controls/choices";
import { SecretDialog } from "./secret-dialog";

type Values = { webhook: { url: string; description: string; event_types: string[] } };

/** The button and dialog that add a webhook, then its secret. */
export function AddWebhook() {
  return (
    <MakeOnce<NewWebhookView>
      words="Add a webhook"
      icon={<Webhook aria-hidden className="size-4" />}
      title="Add a webhook"
      about="Paydown posts each event to this address, signed, and tries again for 72 hours where it does not arrive."
      form={(onDone) => <AddForm onDone={onDone} />}
      shown={(made, onClose) => <SecretDialog made={made} onClose={onClose} />}
    />
  );
}

/** What a person may choose: events about Borrowers' own money go to webhooks made with a key that may use it. */
const choices = eventTypes.filter((type) => type !== "test" && !isAboutBorrowerFunds(type));

function AddForm({ onDone }: { onDone: (made: NewWebhookView) => void }) {
  const form = useServerForm<Values, NewWebhookView>({
    defaultValues: { webhook: { url: "", description: "", event_types: [] } },
    action: async ({ webhook }) => {
      const description = webhook.description.trim() === "" ? null : webhook.description;
      return fromAction(await addWebhook({ webhook: { ...webhook, description } }));
    },
    onDone,
  });
  return (
    <Form form={form} submitWords="Add the webhook" busyWords="Adding…">
      <TextField
        form={form}
        name="webhook.url"
        label="Address"
        type="url"
        help="Such as https://example.com/webhooks. In the sandbox also your own machine."
        autoComplete="off"
        autoFocus
      />
      <TextField form={form} name="webhook.description" label="What it is for" optional autoComplete="off" />
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium">Events</legend>
        <p className="text-sm text-muted">None ticked: all of them.</p>
        {choices.map((type) => (
          <Checkbox
            key={type}
            value={type}
            label={type}
            help={eventTypeWords(type)}
            {...form.rhf.register("webhook.event_types")}
          />
        ))}
      </fieldset>
    </Form>
  );
}
