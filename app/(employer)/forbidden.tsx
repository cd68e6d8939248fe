import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/controls/link-button";

export default function Forbidden() {
  return (
    <>
      <PageHeader
        title="Your role does not open this page"
        about="It is for others of your business. An owner can give you another role under Settings, Team."
      />
      <div>
        <LinkButton href="/" variant="primary">
          Go to the start page
        </LinkButton>
      </div>
    </>
  );
}
