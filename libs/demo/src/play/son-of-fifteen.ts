import { dayIn } from '@app/kernel';
import { aKey, type Answer, type Asking, expect, orProblems } from './ask';
import { answered } from './answered';
import { findMatches, type Match, type Rule } from './finding';

const boys = 'BOYS_UPPER_AGE';

/**
 * The household for whom least is offered: a mother with a son of 15. Says how many places would take them, what keeps
 * the others away, what to ask, and which provider could be asked to take them all the same. Nothing here, or anywhere,
 * proposes that he stays behind.
 */
export async function sonOfFifteen(ask: Asking, tell: (words: string) => void): Promise<void> {
  const year = Number(dayIn(new Date()).slice(0, 4));
  const { spokenCode, household } = await ask.as<{ spokenCode: string; household: { id: string } }>(
    'cora',
    `mutation ($input: RegisterHouseholdInput!) {
      registerHousehold(input: $input) { ... on RegisteredHousehold { spokenCode household { id } } ${orProblems} }
    }`,
    { input: { ...aMotherAndHerSon(year), idempotencyKey: aKey() } },
  );
  await ask.as(
    'nina',
    `mutation ($input: PickUpHouseholdInput!) { pickUpHousehold(input: $input) { ... on RegisteredHousehold { id } ${orProblems} } }`,
    { input: { code: spokenCode, idempotencyKey: aKey() } },
  );
  const { matches, rules } = await findMatches(ask, household.id, tell);
  const limit = rules.find(({ rule }) => rule === boys);
  expect(limit !== undefined && limit.fails > 0, 'some places must be closed to a boy of 15');
  tell(`His age alone keeps them from ${String(limit.failsAlone)}. Those that are left:`);
  for (const match of matches.slice(0, 3)) tell(`  ${placeOf(match)}`);
  if (matches.length === 0) tell('  none tonight.');
  const other = await oneThatCouldTakeHim(ask, household.id);
  if (other)
    tell(
      `${other} says no to his age and to nothing else: a provider may override that, with a reason and a name, and Nina may ask.`,
    );
}

const aMotherAndHerSon = (year: number): Answer => ({
  people: [
    { lead: true, gender: 'WOMAN_OR_GIRL', born: { year: year - 38, month: 1 } },
    { gender: 'MAN_OR_BOY', age: 15 },
  ],
  ...answered,
  cameFromDistrictCode: 'E07000066',
  unsafeAreas: { districtCodes: ['E07000066'], outcodes: [] },
});

function placeOf({ verdict, outcomes, vacancy }: Match): string {
  const { name, area } = vacancy.service;
  const open = outcomes.find(({ outcome, hard }) => outcome === 'UNKNOWN' && hard);
  const words = verdict.toLowerCase().replace('_', ' ');
  return `${name} in ${area.name}: ${words}.${open?.question ? ` ${open.question.text}` : ''}`;
}

/** A vacancy that his age alone keeps away, among the first of those that are open. */
async function oneThatCouldTakeHim(ask: Asking, householdId: string): Promise<string | null> {
  const { nodes } = await ask.as<{ nodes: readonly { id: string; service: { name: string } }[] }>(
    'nina',
    '{ vacancies(first: 50) { nodes { id service { name } } } }',
  );
  for (const { id, service } of nodes) {
    const judged = await ask.as<{ verdict: string; outcomes: readonly Rule[] } | null>(
      'nina',
      'query ($householdId: ID!, $vacancyId: ID!) { judgement(householdId: $householdId, vacancyId: $vacancyId) { verdict outcomes { rule outcome hard } } }',
      { householdId, vacancyId: id },
    );
    const failing = judged?.outcomes.filter(({ outcome, hard }) => hard && outcome === 'FAIL') ?? [];
    if (judged?.verdict === 'NOT_SUITABLE' && failing.length === 1 && failing[0]?.rule === boys)
      return service.name;
  }
  return null;
}
