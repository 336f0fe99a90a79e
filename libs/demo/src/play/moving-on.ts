import { dayIn } from '@app/kernel';
import { aKey, type Answer, type Asking, expect, orProblems } from './ask';
import { findMatches } from './finding';

/** People of a provider, by their ids. */
export interface Owner {
  readonly manager: string;
  readonly worker: string;
  readonly onCall: string;
}

/** A stay, and the people of the provider that it is with. */
export interface LivesThere {
  readonly episodeId: string;
  readonly owner: Owner;
}

/** How a step is told: its title, and what happens in it. */
export interface Telling {
  readonly title: (words: string) => void;
  readonly tell: (words: string) => void;
  readonly nameOf: (person: string) => string;
}

interface Person {
  readonly number: number;
  readonly lead: boolean;
  readonly ageGroup: 'ADULT' | 'CHILD' | null;
}

interface Gap {
  readonly number: number;
}

const secondStage: Owner = { manager: 'maya', worker: 'sam', onCall: 'omar' };

/**
 * A household that lives in a refuge: its provider records what they said about equality and what they were given, and
 * says that they are ready to move on. Nina finds a second-stage home through the same matching; another provider moves
 * them on in one act, which ends the first stay and begins the second.
 *
 * @returns the second stay.
 */
export async function movingOn(
  ask: Asking,
  telling: Telling,
  householdId: string,
  first: LivesThere,
): Promise<LivesThere> {
  const { title, tell, nameOf } = telling;
  const { owner } = first;
  title(
    `${nameOf(owner.worker)} records what they said about equality and the support given, adults and children.`,
  );
  await recordForTheReturn(ask, tell, first);

  title(`${nameOf(owner.worker)} records that she is ready to move on, and what keeps her.`);
  await ask.as(
    owner.worker,
    `mutation ($input: SetReadyToMoveOnInput!) { setReadyToMoveOn(input: $input) { ... on Episode { id } ${orProblems} } }`,
    { input: { episodeId: first.episodeId, readyOn: dayIn(new Date()), blockedBy: 'NO_SECOND_STAGE_PLACE' } },
  );
  tell(
    'Ready. What kept her until now: no second-stage place. Nina looks for one, as she looked for the refuge.',
  );
  const placed = await findSecondStage(ask, tell, householdId);

  title(`She arrives at the second-stage home. ${nameOf(secondStage.onCall)} moves her on in one act.`);
  return { episodeId: await moveOn(ask, tell, first, placed), owner: secondStage };
}

async function recordForTheReturn(
  ask: Asking,
  tell: (words: string) => void,
  { episodeId, owner }: LivesThere,
): Promise<void> {
  const { people } = await ask.as<{ people: readonly Person[] }>(
    owner.worker,
    'query ($id: ID!) { episode(id: $id) { people { number lead ageGroup } } }',
    { id: episodeId },
  );
  const children = people.filter(({ ageGroup }) => ageGroup === 'CHILD');
  expect(
    children.length > 0 && people.some(({ lead }) => lead),
    'a mother and her children must be supported',
  );
  const answers = people.flatMap(({ number, lead }): Answer[] => [
    { person: number, characteristic: 'BLACK_AND_MINORITISED', answer: 'YES' },
    { person: number, characteristic: 'DISABLED', answer: 'NO' },
    ...(lead ? [{ person: number, characteristic: 'MENTAL_HEALTH', answer: 'PREFERS_NOT_TO_SAY' }] : []),
  ]);
  await ask.as(
    owner.worker,
    `mutation ($input: RecordEqualityInput!) { recordEquality(input: $input) { ... on Episode { id } ${orProblems} } }`,
    { input: { episodeId, answers } },
  );
  const firstGivenOn = dayIn(new Date());
  const given = people.flatMap(({ number, ageGroup }): Answer[] =>
    (ageGroup === 'CHILD' ? ['CHILDREN'] : ['ADVOCACY', 'HOUSING_RELATED']).map((supportType) => ({
      person: number,
      supportType,
      firstGivenOn,
    })),
  );
  const { gaps } = await ask.as<{ gaps: readonly Gap[] }>(
    owner.worker,
    `mutation ($input: RecordSupportInput!) { recordSupport(input: $input) { ... on Episode { gaps { number } } ${orProblems} } }`,
    { input: { episodeId, given } },
  );
  expect(gaps.length === 0, 'the return must lack nothing of them');
  tell(
    `${String(people.length)} people, ${String(children.length)} of them children. "Prefers not to say" is kept as an answer. The return lacks nothing of them.`,
  );
}

interface Placed {
  readonly placementId: string;
  readonly spokenCode: string;
}

/** From a search to her yes, to a home that Maya offers. */
async function findSecondStage(
  ask: Asking,
  tell: (words: string) => void,
  householdId: string,
): Promise<Placed> {
  const offered = await flatsOfMaya(ask);
  const { matches } = await findMatches(ask, householdId, tell);
  const match = matches.find(({ vacancy }) => offered.includes(vacancy.id));
  expect(match !== undefined, 'a second-stage home must fit her');
  const { name, area } = match.vacancy.service;
  tell(`For her: ${name} in ${area.name}: ${match.verdict.toLowerCase().replace('_', ' ')}.`);
  const hold = await ask.as<{ id: string }>(
    'nina',
    `mutation ($input: HoldVacancyInput!) { holdVacancy(input: $input) { ... on Hold { id } ${orProblems} } }`,
    { input: { householdId, vacancyId: match.vacancy.id, idempotencyKey: aKey() } },
  );
  const referral = await ask.as<{ id: string }>(
    'nina',
    `mutation ($input: SubmitReferralInput!) { submitReferral(input: $input) { ... on Referral { id } ${orProblems} } }`,
    { input: { holdId: hold.id, idempotencyKey: aKey() } },
  );
  await ask.as(
    secondStage.worker,
    `mutation ($input: AcceptReferralInput!) { acceptReferral(input: $input) { ... on Referral { status } ${orProblems} } }`,
    { input: { id: referral.id, idempotencyKey: aKey() } },
  );
  const answer = await ask.as<{ spokenCode: string | null; placement: { id: string } }>(
    'nina',
    `mutation ($input: AnswerForHouseholdInput!) {
      answerForHousehold(input: $input) { ... on HouseholdAnswer { spokenCode placement { id } } ${orProblems} }
    }`,
    {
      input: {
        referralId: referral.id,
        saysYes: true,
        safetyReason: 'Asked her about each safety question in the refuge.',
        idempotencyKey: aKey(),
      },
    },
  );
  expect(answer.spokenCode !== null, 'her first code was used up, so there must be a fresh one');
  tell('Held, referred, accepted, and she says yes. Until she is there, she lives where she lives.');
  return { placementId: answer.placement.id, spokenCode: answer.spokenCode };
}

/** A flat for a family in each second-stage service of Maya's, published. @returns the vacancies. */
async function flatsOfMaya(ask: Asking): Promise<string[]> {
  const { nodes } = await ask.as<{ nodes: readonly { id: string; accommodationType: string }[] }>(
    secondStage.manager,
    '{ services(first: 50) { nodes { id accommodationType } } }',
  );
  const offered: string[] = [];
  for (const { id: serviceId } of nodes.filter(
    ({ accommodationType }) => accommodationType === 'SECOND_STAGE',
  )) {
    const units = [
      {
        code: `Flat ${aKey().slice(0, 4)}`,
        bedspaces: 4,
        bedrooms: 3,
        selfContained: true,
        stepFree: true,
        groundFloor: true,
      },
    ];
    const added = await ask.as<{ unitIds: readonly string[] }>(
      secondStage.manager,
      `mutation ($input: AddUnitsInput!) { addUnits(input: $input) { ... on Units { unitIds } ${orProblems} } }`,
      { input: { serviceId, units, openFrom: dayIn(new Date()) } },
    );
    const vacancy = await ask.as<{ id: string }>(
      secondStage.manager,
      `mutation ($unitId: ID!) { publishVacancy(input: { unitId: $unitId }) { ... on Vacancy { id } ${orProblems} } }`,
      { unitId: added.unitIds.at(0) },
    );
    offered.push(vacancy.id);
  }
  expect(offered.length > 0, 'Maya must have second-stage homes');
  return offered;
}

/** @returns the second stay. */
async function moveOn(
  ask: Asking,
  tell: (words: string) => void,
  { episodeId, owner }: LivesThere,
  placed: Placed,
): Promise<string> {
  const arriving = { input: { ...placed, idempotencyKey: aKey() } };
  const plainly = await ask.refused(
    secondStage.onCall,
    `mutation ($input: RecordArrivalInput!) { recordArrival(input: $input) { ... on Episode { id } ${orProblems} } }`,
    arriving,
  );
  tell(`As a plain arrival: "${plainly}"`);
  const begun = await ask.as<{ id: string; startedOn: string; accommodationType: string }>(
    secondStage.onCall,
    `mutation ($input: RecordMoveOnInput!) { recordMoveOn(input: $input) { ... on Episode { id startedOn accommodationType } ${orProblems} } }`,
    arriving,
  );
  const ended = await ask.as<{
    endedOn: string;
    destination: string;
    units: readonly { freeFrom: string }[];
  }>(owner.worker, 'query ($id: ID!) { episode(id: $id) { endedOn destination units { freeFrom } } }', {
    id: episodeId,
  });
  expect(
    ended.endedOn === begun.startedOn && ended.destination === 'SECOND_STAGE',
    'the first stay must end on the day the second begins',
  );
  const unseen = await ask.as<unknown>(secondStage.manager, 'query ($id: ID!) { episode(id: $id) { id } }', {
    id: episodeId,
  });
  expect(
    unseen === null || owner.manager === secondStage.manager,
    'the second provider must not see the first stay',
  );
  tell(
    `One act: the refuge's stay ended and the second-stage one began on ${begun.startedOn}. Her room is free again from ${ended.units.at(0)?.freeFrom ?? ''}, as a draft.`,
  );
  tell('The refuge is told that she moved on. The new home sees nothing of where she came from.');
  return begun.id;
}
