import { readFileSync } from 'node:fs';
import type { Role } from '@app/kernel';
import { tokenClient } from './issuer.settings';
import {
  demoOrganisation,
  demoPeople,
  membershipsOf,
  roleNames,
  type DemoMembership,
  type DemoPerson,
} from './people';

/** The groups of the sign-in page, in the order of a household's way. A person stands in the first that fits. */
const groups: readonly { readonly title: string; readonly roles: readonly Role[] }[] = [
  { title: 'Refuge providers', roles: ['PROVIDER_MANAGER', 'PROVIDER_WORKER', 'ON_CALL_WORKER'] },
  { title: 'Finding a place', roles: ['NAVIGATOR', 'COMPASS_WORKER', 'REFERRING_PRACTITIONER'] },
  { title: 'Essex Safe Start Fund', roles: ['FUND_OFFICER', 'PANEL_CHAIR', 'PANEL_MEMBER'] },
  { title: 'Finance', roles: ['FINANCE_PREPARER', 'FINANCE_APPROVER'] },
  { title: 'Commissioning and data', roles: ['COMMISSIONER', 'DATA_OFFICER'] },
  { title: 'Running and checking Hearth', roles: ['AUDITOR', 'ADMINISTRATOR'] },
];

/** The page on which one chooses who to be. `action` is where the choice goes. */
export function choosePage(action: string, client: string): string {
  const purpose =
    client === tokenClient ? 'You are getting a token for the API.' : 'You are signing in to Hearth.';
  return page(
    'Choose who to be',
    `<h1 class="govuk-heading-xl">Choose who to be</h1>
    <div class="govuk-inset-text">
      <p class="govuk-body"><strong>This is a demonstration</strong>, and nobody has a password. People, providers,
      services and households are invented; districts, councils and boundaries are real. Do not enter anything about
      somebody real.</p>
      <p class="govuk-body">${purpose}</p>
    </div>
    <form method="post" action="${escape(action)}">${groups.map(group).join('')}</form>`,
  );
}

/** What stands at the address of the sign-in itself, where nobody has anything to do. */
export const homePage = (portalUrl: string): string =>
  page(
    'What this is',
    `<h1 class="govuk-heading-l">This is the sign-in of the demonstration</h1>
    <p class="govuk-body">Hearth sends you here to choose who to be, and takes you back. There is nothing else here.</p>
    ${button('Go to Hearth', portalUrl)}`,
  );

/** Ends what is remembered here too. `form` is the provider's own, with the id `op.logoutForm`. */
export const signOutPage = (form: string): string =>
  page(
    'Signed out of Hearth',
    `<h1 class="govuk-heading-l">You are signed out of Hearth</h1>
    <p class="govuk-body">This demonstration sign-in still remembers whom you chose. Nobody gets into Hearth with that: each
    sign-in asks anew who to be.</p>
    ${form}
    <button class="govuk-button" type="submit" form="op.logoutForm" name="logout" value="yes">Forget it and
    finish</button>`,
  );

/** Said after signing out when there is nowhere to go back to. */
export const signedOutPage = (): string =>
  page('Signed out', `<h1 class="govuk-heading-l">You are signed out</h1>`);

/** Says what went wrong, in one sentence, and leads back to `portalUrl`. */
export const failedPage = (why: string, portalUrl: string): string =>
  page(
    'Sign-in did not work',
    `<h1 class="govuk-heading-l">Sign-in did not work</h1>
    <p class="govuk-body">${escape(why)}</p>
    ${button('Sign in again', `${portalUrl}/sign-in`)}`,
  );

/** There is nothing at this address. */
export const notFoundPage = (portalUrl: string): string =>
  page(
    'Page not found',
    `<h1 class="govuk-heading-l">Page not found</h1>
    <p class="govuk-body">The demonstration sign-in has no such page.</p>
    ${button('Go to Hearth', portalUrl)}`,
  );

const button = (text: string, href: string): string =>
  `<a class="govuk-button" href="${escape(href)}">${escape(text)}</a>`;

function group({ title, roles }: (typeof groups)[number]): string {
  const people = demoPeople.filter((person) => groupOf(person) === title);
  const sorted = people.sort((a, b) => rank(roles, a) - rank(roles, b));
  return `<h2 class="govuk-heading-m">${escape(title)}</h2>
    <ul class="people">${sorted.map(card).join('')}</ul>`;
}

const groupOf = (person: DemoPerson): string | undefined =>
  groups.find(({ roles }) => person.roles.some((role) => roles.includes(role)))?.title;

/** Providers' people stay with their organisation; all others stand in the order of the group's roles. */
const rank = (roles: readonly Role[], person: DemoPerson): number =>
  roles.includes('PROVIDER_WORKER') ? 0 : Math.min(...person.roles.map((role) => roles.indexOf(role)));

const card = (person: DemoPerson): string =>
  `<li><button class="person" name="person" value="${escape(person.id)}">
    <span class="person__name">${escape(person.name)} <span class="person__id">${escape(person.id)}</span></span>
    ${membershipsOf(person).map(membership).join('')}
    <span class="person__blurb">${escape(person.blurb)}</span>
  </button></li>`;

const membership = ({ organisation, roles }: DemoMembership): string =>
  `<span class="person__role">${escape(inWords(roles))}
    <span class="person__place">${escape(demoOrganisation(organisation).name)}</span></span>`;

/** "Panel chair". */
function inWords(roles: readonly Role[]): string {
  const text = new Intl.ListFormat('en-GB').format(roles.map((role) => roleNames[role]));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const page = (title: string, content: string): string =>
  `<!doctype html>
<html lang="en" class="govuk-template">
<head>
  <meta charset="utf-8">
  <title>${escape(title)} – demonstration sign-in</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/govuk.css">
  <link rel="stylesheet" href="/style.css">
</head>
<body class="govuk-template__body">
  <a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
  <header class="bar"><div class="govuk-width-container">
    <span class="bar__name">Hearth</span> <strong class="bar__mark">Demonstration sign-in</strong>
  </div></header>
  <div class="govuk-width-container">
    <main class="govuk-main-wrapper" id="main-content">${content}</main>
  </div>
</body>
</html>`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');

/** govuk-frontend without its typeface, which is licensed to GOV.UK only. */
export const govukStylesheet = readFileSync(
  require.resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'),
  'utf8',
)
  .replaceAll(/@font-face\{[^}]*\}/g, '')
  .replaceAll('GDS Transport,arial', "system-ui,'Segoe UI',Roboto,Arial");

/** What govuk-frontend does not give: our bar and the cards. */
export const stylesheet = `
.govuk-template { background: #fff; }
body, button { font-family: system-ui, 'Segoe UI', Roboto, Arial, sans-serif; }
.bar { background: #12404a; border-bottom: 6px solid #e2a03f; color: #fff; padding: 14px 0; }
.bar .govuk-width-container { align-items: center; display: flex; flex-wrap: wrap; gap: 8px 16px; }
.bar__name { font-size: 26px; font-weight: 700; letter-spacing: -0.01em; }
.bar__mark { background: #fff2d3; border-radius: 3px; color: #4a3208; font-size: 15px; padding: 4px 10px; }
.people { display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 290px), 1fr)); list-style: none; margin: 0 0 36px; padding: 0; }
.people li { display: flex; }
.person { background: #fff; border: 1px solid #b1b4b6; border-left: 5px solid #12404a; border-radius: 3px; color: #0b0c0c; cursor: pointer; display: flex; flex-direction: column; font-size: 16px; gap: 4px; line-height: 1.35; padding: 12px 14px; text-align: left; width: 100%; }
.person:hover { background: #eef5f5; border-color: #12404a; }
.person:focus { background: #fd0; border-color: #0b0c0c; outline: 3px solid #fd0; }
.person__name { font-size: 19px; font-weight: 700; }
.person__id { color: #505a5f; font-size: 15px; font-weight: 400; margin-left: 4px; }
.person:focus .person__id, .person:focus .person__role { color: #0b0c0c; }
.person__role { color: #12404a; font-weight: 600; }
.person__place { display: block; font-weight: 400; }
.person__blurb { margin-top: 2px; }
`;
