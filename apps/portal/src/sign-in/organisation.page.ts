import type { SignedIn, Workplace } from '@app/identity';
import { rolesInWords } from '../layout/role-names';

export interface OrganisationPage {
  /** What is wrong with the answer, if anything. */
  readonly error: string | undefined;
  /** Radio items of govuk-frontend. */
  readonly items: readonly { value: string; text: string; hint: { text: string }; checked: boolean }[];
}

/** The page's model: every organisation with the roles held there, the present one ticked. */
export const organisationPage = (
  { person, workplace }: { readonly person: SignedIn; readonly workplace: Workplace | undefined },
  error?: string,
): OrganisationPage => ({
  error,
  items: person.workplaces.map((each) => ({
    value: each.organisationId,
    text: each.organisationName,
    hint: { text: rolesInWords(each.roles) },
    checked: each.organisationId === workplace?.organisationId,
  })),
});
