import { dayIn, inPounds, toPence } from '@app/kernel';
import { answered } from './answered';
import { aKey, type Answer, Asking, expect, orProblems } from './ask';
import { claiming } from './claiming';
import { explain, explainOneThatDoesNotFit, findMatches } from './finding';
import { movingOn, type Owner } from './moving-on';
import { paying } from './paying';
import { sonOfFifteen } from './son-of-fifteen';
import { stayingHome } from './staying-home';
import { theFund } from './the-fund';
import { theReturn } from './the-return';
import { demoPerson } from '../people';

/** Where to play, and to whom each line is told. */
export interface Stage {
  readonly apiUrl: string;
  readonly issuer: string;
  readonly say: (line: string) => void;
}

/** How a demo person is called. */
const nameOf = (id: string): string => demoPerson(id)?.name.split(' ')[0] ?? id;

/**
 * Plays one household through the whole path on the seeded county, over HTTP, as each role in turn: publish, register,
 * match, hold, refer, accept, say yes, arrive, be supported, get a grant from the fund, move on to a second-stage home,
 * leave, ready again; the honest answer that a mother with a son of 15 gets; a second household that stays in its own home,
 * made safe; and the annual return that counts both. Every step is checked.
 *
 * @throws NotAsExpected at the first step that is not as it should be.
 */
export async function play({ apiUrl, issuer, say }: Stage): Promise<void> {
  const ask = new Asking(apiUrl, issuer);
  let step = 0;
  const title = (words: string): void => say(`\n${String((step += 1))}. ${words}`);
  const tell = (words: string): void => say(`   ${words}`);

  title('Rosa, who manages a refuge, adds a room and publishes it.');
  const unitCode = `Room ${aKey().slice(0, 4)}`;
  const { serviceId, unitId } = await aRoom(ask, unitCode);
  const published = await ask.as<{ id: string; freshness: string }>(
    'rosa',
    `mutation ($unitId: ID!) { publishVacancy(input: { unitId: $unitId }) { ... on Vacancy { id freshness } ${orProblems} } }`,
    { unitId },
  );
  const confirmed = await ask.as<{ count: number }>(
    'rosa',
    `mutation ($serviceId: ID!) { confirmService(serviceId: $serviceId) { ... on Confirmed { count } ${orProblems} } }`,
    { serviceId },
  );
  tell(
    `"${unitCode}" is open and ${published.freshness.toLowerCase()}. One press confirmed all ${String(confirmed.count)} of the service.`,
  );

  title('Cora, at Compass, takes the first call: a mother with a girl of 7 and a boy of 9, no names.');
  const registered = await ask.as<{ spokenCode: string; household: { id: string; reference: string } }>(
    'cora',
    `mutation ($input: RegisterHouseholdInput!) {
      registerHousehold(input: $input) { ... on RegisteredHousehold { spokenCode household { id reference } } ${orProblems} }
    }`,
    { input: { ...aFamily(), idempotencyKey: aKey() } },
  );
  const { reference } = registered.household;
  tell(`The household is ${reference}. She is told a code to say to whoever helps her next.`);

  title('Noah, in another district, cannot see the case. Nina is told the code and picks it up.');
  const householdId = registered.household.id;
  const unseen = await ask.as<unknown>('noah', 'query ($id: ID!) { household(id: $id) { id } }', {
    id: householdId,
  });
  expect(unseen === null, 'Noah must not see a household that he does not hold');
  await ask.as(
    'nina',
    `mutation ($input: PickUpHouseholdInput!) { pickUpHousehold(input: $input) { ... on RegisteredHousehold { id } ${orProblems} } }`,
    { input: { code: registered.spokenCode, idempotencyKey: aKey() } },
  );
  tell('Nina holds the case. Nothing was asked twice.');

  title('Nina asks for matches.');
  const { searchId, matches } = await findMatches(ask, householdId, tell);
  const match = matches.find(({ vacancy }) => vacancy.id === published.id) ?? matches.at(0);
  expect(match !== undefined, 'at least one place must fit');
  explain(match, tell);
  await explainOneThatDoesNotFit(ask, householdId, matches, tell);

  title('Nina holds the place. Noah, a moment later, cannot.');
  const vacancyId = match.vacancy.id;
  const hold = await ask.as<{ id: string; minutesLeft: number }>(
    'nina',
    `mutation ($input: HoldVacancyInput!) { holdVacancy(input: $input) { ... on Hold { id minutesLeft } ${orProblems} } }`,
    { input: { householdId, vacancyId, idempotencyKey: aKey() } },
  );
  tell(`Held for ${String(hold.minutesLeft)} minutes.`);
  tell(`Noah is told: "${await noahTries(ask, vacancyId)}"`);

  title('Nina refers. The provider sees only what its own rules use.');
  const referral = await ask.as<{ id: string; answerBy: string }>(
    'nina',
    `mutation ($input: SubmitReferralInput!) { submitReferral(input: $input) { ... on Referral { id answerBy } ${orProblems} } }`,
    { input: { holdId: hold.id, idempotencyKey: aKey() } },
  );
  const { owner, seen } = await asTheProvider(ask, referral.id);
  tell(
    `${nameOf(owner.worker)} sees ${String(seen.facts.people.length)} people, ${seen.facts.shares.join(', ').toLowerCase().replaceAll('_', ' ')}, and no more.`,
  );
  tell(`An answer is due by ${clock(referral.answerBy)}.`);

  title(`${nameOf(owner.worker)} accepts.`);
  await ask.as(
    owner.worker,
    `mutation ($input: AcceptReferralInput!) { acceptReferral(input: $input) { ... on Referral { status } ${orProblems} } }`,
    { input: { id: referral.id, idempotencyKey: aKey() } },
  );
  tell('Accepted. Now she decides.');

  title('She says yes. Nina records it and tells her the code to say at the door.');
  const answer = await ask.as<{ spokenCode: string | null; placement: { id: string; arriveBy: string } }>(
    'nina',
    `mutation ($input: AnswerForHouseholdInput!) {
      answerForHousehold(input: $input) { ... on HouseholdAnswer { spokenCode placement { id arriveBy } } ${orProblems} }
    }`,
    {
      input: {
        referralId: referral.id,
        saysYes: true,
        safetyReason: 'Asked her about each safety question by phone.',
        idempotencyKey: aKey(),
      },
    },
  );
  const spokenCode = answer.spokenCode ?? (await aFreshCode(ask, householdId));
  tell(`She is expected by ${clock(answer.placement.arriveBy)}.`);

  title(`At the door. ${nameOf(owner.onCall)} records the arrival, proved by her code.`);
  const arrival = `mutation ($input: RecordArrivalInput!) { recordArrival(input: $input) { ... on Episode { id startedOn } ${orProblems} } }`;
  const arriving = { placementId: answer.placement.id, idempotencyKey: aKey() };
  tell(
    `With a wrong code: "${await ask.refused(owner.onCall, arrival, { input: { ...arriving, spokenCode: 'CCC-CCCC' } })}"`,
  );
  const episode = await ask.as<{ id: string; startedOn: string }>(owner.onCall, arrival, {
    input: { ...arriving, spokenCode },
  });
  tell(`Arrived. The stay began on ${episode.startedOn}.`);

  const awarded = await theFund({ ask, title, tell, householdId, placementId: answer.placement.id });
  await paying(ask, tell, title, awarded);
  await whereTheMoneyIs(ask, tell, awarded.budgetId);

  title(
    'Rosa claims for the month what the refuge paid itself: one file, and every error of every row at once.',
  );
  await claiming(ask, tell, reference);

  const home = await movingOn(ask, { title, tell, nameOf }, householdId, { episodeId: episode.id, owner });

  title(`She has a home of her own. ${nameOf(home.owner.manager)} records why she leaves and where to.`);
  const left = await ask.as<{ endedOn: string; units: readonly { unitId: string; freeFrom: string }[] }>(
    home.owner.manager,
    `mutation ($input: RecordDepartureInput!) {
      recordDeparture(input: $input) { ... on Episode { endedOn units { unitId freeFrom } } ${orProblems} }
    }`,
    {
      input: {
        episodeId: home.episodeId,
        reason: 'PLANNED_MOVE',
        destination: 'SOCIAL_RENT',
        idempotencyKey: aKey(),
      },
    },
  );
  const freed = left.units.at(0);
  expect(
    freed !== undefined && freed.freeFrom > left.endedOn,
    'the unit must be made ready before it is free',
  );
  tell(`Left on ${left.endedOn}. The unit is made ready and free again from ${freed.freeFrom}.`);
  const drafts = await ask.as<{ nodes: readonly { unitId: string; availableFrom: string }[] }>(
    home.owner.manager,
    '{ vacancies(statuses: [DRAFT], first: 50) { nodes { unitId availableFrom } } }',
  );
  const draft = drafts.nodes.find((node) => node.unitId === freed.unitId);
  expect(
    draft?.availableFrom === freed.freeFrom,
    'a departure must propose the unit anew, from the night it is free',
  );
  tell('A draft vacancy stands ready, to be published in one press.');

  title('Cora takes another call: a mother with a son of 15. Nina asks what there is for them.');
  await sonOfFifteen(ask, tell);

  const atHome = await stayingHome(ask, { title, tell });

  await theReturn(ask, tell, title, { refuge: reference, sanctuary: atHome.reference });

  title('Audrey, the data protection officer, sees who did what.');
  const entries = await ask.as<{ nodes: readonly { action: string }[] }>(
    'audrey',
    'query ($id: ID!) { auditEntries(subjectId: $id, first: 50) { nodes { action } } }',
    { id: householdId },
  );
  expect(entries.nodes.length > 0, 'the acts must be on record');
  tell(
    `On record for ${reference}: ${entries.nodes
      .map(({ action }) => action.toLowerCase().replaceAll('_', ' '))
      .reverse()
      .join(', ')}.`,
  );
  say(
    `\nAll ${String(step)} steps were as expected. The search can be read again in GraphQL: search(id: "${searchId}").`,
  );
}

/** Says where the money of a budget is, and checks that the parts make the whole. */
async function whereTheMoneyIs(ask: Asking, tell: (words: string) => void, budgetId: string): Promise<void> {
  const position = await ask.as<
    Record<
      'allocationPence' | 'availablePence' | 'committedPence' | 'inPaymentPence' | 'paidPence',
      number
    > & { whole: boolean }
  >(
    'fran',
    'query ($id: ID!) { fundPosition(budgetId: $id) { allocationPence availablePence committedPence inPaymentPence paidPence whole } }',
    { id: budgetId },
  );
  const { allocationPence, availablePence, committedPence, inPaymentPence, paidPence, whole } = position;
  expect(whole, 'the ledger must be whole');
  expect(
    allocationPence === availablePence + committedPence + inPaymentPence + paidPence,
    'what was allocated must be available, committed, in payment or paid',
  );
  const pounds = (pence: number): string => inPounds(toPence(pence));
  tell(
    `Of ${pounds(allocationPence)} in this budget ${pounds(availablePence)} is available, ${pounds(committedPence)} committed, ${pounds(inPaymentPence)} in payment and ${pounds(paidPence)} paid. The parts make the whole.`,
  );
}

const clock = (instant: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(instant));

const aFamily = (): Answer => {
  const year = Number(dayIn(new Date()).slice(0, 4));
  return {
    people: [
      { lead: true, gender: 'WOMAN_OR_GIRL', born: { year: year - 34, month: 1 } },
      { gender: 'WOMAN_OR_GIRL', born: { year: year - 8, month: 12 } },
      { gender: 'MAN_OR_BOY', born: { year: year - 10, month: 12 } },
    ],
    ...answered,
    cameFromDistrictCode: 'E07000071',
    unsafeAreas: { districtCodes: ['E07000071'], outcodes: [] },
  };
};

/** A refuge of Rosa's, with a new room for a family that takes whoever the refuge takes. */
async function aRoom(ask: Asking, code: string): Promise<{ serviceId: string; unitId: string }> {
  const { nodes } = await ask.as<{ nodes: readonly { id: string; accommodationType: string }[] }>(
    'rosa',
    '{ services(first: 50) { nodes { id accommodationType } } }',
  );
  const service = nodes.find(({ accommodationType }) => accommodationType === 'REFUGE');
  expect(service !== undefined, 'Rosa must have a refuge');
  const added = await ask.as<{ unitIds: readonly string[] }>(
    'rosa',
    `mutation ($input: AddUnitsInput!) { addUnits(input: $input) { ... on Units { unitIds } ${orProblems} } }`,
    {
      input: {
        serviceId: service.id,
        units: [{ code, bedspaces: 4, cots: 1, stepFree: true, groundFloor: true }],
        openFrom: dayIn(new Date()),
      },
    },
  );
  const unitId = added.unitIds.at(0);
  expect(unitId !== undefined, 'the room must be added');
  return { serviceId: service.id, unitId };
}

/** Noah registers a household of his own and tries for the same place. */
async function noahTries(ask: Asking, vacancyId: string): Promise<string> {
  const { household } = await ask.as<{ household: { id: string } }>(
    'noah',
    `mutation ($input: RegisterHouseholdInput!) { registerHousehold(input: $input) { ... on RegisteredHousehold { household { id } } ${orProblems} } }`,
    { input: { ...aFamily(), idempotencyKey: aKey() } },
  );
  return ask.refused(
    'noah',
    `mutation ($input: HoldVacancyInput!) { holdVacancy(input: $input) { ... on Hold { id } ${orProblems} } }`,
    { input: { householdId: household.id, vacancyId, idempotencyKey: aKey() } },
  );
}

interface Received {
  readonly facts: { readonly people: readonly unknown[]; readonly shares: readonly string[] };
  readonly householdId: string | null;
}

/** The referral as the provider that received it sees it, and that provider's people. */
async function asTheProvider(ask: Asking, id: string): Promise<{ owner: Owner; seen: Received }> {
  const owners = [
    { manager: 'rosa', worker: 'wren', onCall: 'owen' },
    { manager: 'maya', worker: 'sam', onCall: 'omar' },
  ];
  const query = 'query ($id: ID!) { referral(id: $id) { householdId facts { people { lead } shares } } }';
  const sights = await Promise.all(
    owners.map(async (owner) => ({
      owner,
      seen: await ask.as<Received | null>(owner.worker, query, { id }),
    })),
  );
  const received = sights.flatMap(({ owner, seen }) => (seen === null ? [] : [{ owner, seen }]));
  const only = received.at(0);
  expect(only !== undefined && received.length === 1, 'one provider, and no other, must see the referral');
  expect(only.seen.householdId === null, 'the provider must not be given the household');
  return only;
}

async function aFreshCode(ask: Asking, householdId: string): Promise<string> {
  const { spokenCode } = await ask.as<{ spokenCode: string }>(
    'nina',
    `mutation ($householdId: ID!) { renewSpokenCode(householdId: $householdId) { ... on RegisteredHousehold { spokenCode } ${orProblems} } }`,
    { householdId },
  );
  return spokenCode;
}
