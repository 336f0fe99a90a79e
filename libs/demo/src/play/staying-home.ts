import { dayIn } from '@app/kernel';
import { answered } from './answered';
import { aKey, type Answer, type Asking, expect, orProblems } from './ask';

/** To whom each step and each line is told. */
export interface Telling {
  readonly title: (words: string) => void;
  readonly tell: (words: string) => void;
}

/** Colchester, where Nina works. */
const homeDistrict = 'E07000071';

/** One rule of sanctuary, as it came out. */
interface Rule {
  readonly title: string;
  readonly outcome: 'PASS' | 'FAIL' | 'UNKNOWN';
  readonly reason: string;
  readonly question: { readonly text: string } | null;
}

interface SanctuaryMatch {
  readonly verdict: string;
  readonly nextWeek: string | null;
  readonly outcomes: readonly Rule[];
  readonly service: { readonly id: string; readonly name: string };
}

interface Job {
  readonly id: string;
  readonly status: string;
  readonly items: readonly { readonly item: string }[];
  readonly episodeId: string | null;
  readonly firstFittedOn: string | null;
  readonly reviews: readonly { readonly months: number; readonly dueOn: string }[];
}

const jobFields = 'id status items { item } episodeId firstFittedOn reviews { months dueOn }';

/**
 * A second household, who would rather stay: asked first, judged beside the places to move to, asked for, accepted,
 * surveyed and fitted. Her support begins with the first item. Every step is checked; where she lives is never said.
 *
 * @throws NotAsExpected at the first step that is not as it should be.
 */
export async function stayingHome(
  ask: Asking,
  { title, tell }: Telling,
): Promise<{ readonly householdId: string; readonly reference: string }> {
  title('Rosa also runs a sanctuary scheme. She publishes what it can do in Colchester, week by week.');
  tell(await publish(ask));

  title(
    'Another call: a mother with a girl of 4 would rather stay. Nobody assumes it, and nobody assumes she must flee.',
  );
  const { household } = await ask.as<{ household: { id: string; reference: string } }>(
    'nina',
    `mutation ($input: RegisterHouseholdInput!) { registerHousehold(input: $input) { ... on RegisteredHousehold { household { id reference } } ${orProblems} } }`,
    { input: { ...aMother(), idempotencyKey: aKey() } },
  );
  const { id: householdId, reference } = household;
  const before = await matchesOf(ask, householdId);
  const first = before.matches.at(0);
  expect(first?.verdict === 'ASK_FIRST', 'who was asked nothing must be asked first');
  for (const { question } of first.outcomes.slice(0, 3)) if (question) tell(question.text);

  title(`Nina asks her. ${reference} wants to stay; who harms her has left, and an order keeps him out.`);
  await ask.as(
    'nina',
    `mutation ($input: RecordStayingInput!) { recordStaying(input: $input) { ... on Staying { id } ${orProblems} } }`,
    { input: { householdId, ...herAnswers() } },
  );
  const found = await matchesOf(ask, householdId);
  const match = found.matches.find(({ service }) => service.id === found.mine) ?? found.matches.at(0);
  expect(match !== undefined && match.nextWeek !== null, 'a scheme must have room where she lives');
  tell(
    `Beside ${String(found.places)} places to move to: ${match.service.name}, ${inWords(match.verdict)}. Why:`,
  );
  for (const { outcome, title: rule, reason } of match.outcomes) {
    tell(`  ${{ PASS: 'yes', FAIL: 'no', UNKNOWN: 'ask' }[outcome].padEnd(4)}${rule}: ${reason}`);
  }

  title('Nina asks for a job. The slot is taken at that instant, and where the home is is sealed.');
  const request = { householdId, serviceId: match.service.id, weekStart: match.nextWeek, ...whatSheAgreed };
  const job = await ask.as<Job>(
    'nina',
    `mutation ($input: RequestSanctuaryInput!) { requestSanctuary(input: $input) { ... on SanctuaryJob { ${jobFields} } ${orProblems} } }`,
    { input: { ...request, idempotencyKey: aKey() } },
  );
  tell(`In the week of ${match.nextWeek}. She agreed to it, and to the police being told to come at once.`);
  const reveal = `mutation ($input: SanctuaryReasonInput!) { revealSanctuaryLocation(input: $input) { ... on RevealedLocation { address } ${orProblems} } }`;
  const toSurvey = { input: { jobId: job.id, reason: 'Going there to survey' } };
  tell(`Wren, before the scheme has accepted: "${await ask.refused('wren', reveal, toSurvey)}"`);

  title('Wren accepts, and opens where the home is, with a reason, on record.');
  await ask.as(
    'wren',
    `mutation ($id: ID!) { acceptSanctuary(id: $id) { ... on SanctuaryJob { status } ${orProblems} } }`,
    { id: job.id },
  );
  const { address } = await ask.as<{ address: string }>('wren', reveal, toSurvey);
  expect(address === whatSheAgreed.address, 'the home must open to the scheme as it was told');
  tell(`Nina, who sent it, cannot read it back: "${await ask.refused('nina', reveal, toSurvey)}"`);

  title('Wren surveys the home. Nothing is fitted before the landlord agrees.');
  const surveyed = await ask.as<Job>(
    'wren',
    `mutation ($input: RecordSanctuarySurveyInput!) { recordSanctuarySurvey(input: $input) { ... on SanctuaryJob { ${jobFields} } ${orProblems} } }`,
    { input: { jobId: job.id, items: ['LOCK_CHANGE', 'DOORBELL_CAMERA', 'LETTERBOX_FIREPROOF'] } },
  );
  tell(`To be fitted: ${surveyed.items.map(({ item }) => inWords(item)).join(', ')}.`);
  tell(`Told at once: "${await ask.refused('wren', fitting, items(job.id, ['LOCK_CHANGE']))}"`);
  await ask.as(
    'nina',
    `mutation ($input: RecordSanctuaryConsentsInput!) { recordSanctuaryConsents(input: $input) { ... on SanctuaryJob { id } ${orProblems} } }`,
    { input: { jobId: job.id, landlordConsent: 'GIVEN' } },
  );
  tell('The landlord agrees to new locks, and is told no more than that. Nina records it.');

  title('The locks are changed: her support at home begins. Then the rest is fitted.');
  const begun = await ask.as<Job>('wren', fitting, items(job.id, ['LOCK_CHANGE']));
  expect(begun.status === 'FITTING' && begun.episodeId !== null, 'support must begin with the first item');
  const fitted = await ask.as<Job>(
    'wren',
    fitting,
    items(job.id, ['DOORBELL_CAMERA', 'LETTERBOX_FIREPROOF']),
  );
  expect(
    fitted.status === 'FITTED' && fitted.reviews.length === 2,
    'two reviews must be due once all is fitted',
  );
  const episode = await ask.as<{ accommodationType: string; startedOn: string } | null>(
    'wren',
    'query ($id: ID!) { episode(id: $id) { accommodationType startedOn } }',
    { id: begun.episodeId },
  );
  expect(episode?.accommodationType === 'SANCTUARY', 'the support must count as sanctuary');
  tell(`An episode of sanctuary began on ${episode.startedOn}. Nobody moved.`);
  tell(
    `Reviews: ${fitted.reviews.map(({ months, dueOn }) => `${String(months)} months, due ${dueOn}`).join('; ')}.`,
  );
  const evidence = await ask.as<{ text: string } | null>(
    'nina',
    'query ($id: ID!) { sanctuaryEvidence(jobId: $id) { text } }',
    { id: job.id },
  );
  expect(evidence !== null && !evidence.text.includes(address), 'evidence must not say where she lives');
  tell('Evidence for her benefits can be printed: what was done and when, never where.');
  return { householdId, reference };
}

const fitting = `mutation ($input: SanctuaryItemsInput!) { fitSanctuaryItems(input: $input) { ... on SanctuaryJob { ${jobFields} } ${orProblems} } }`;

const items = (jobId: string, of: readonly string[]): Answer => ({
  input: { jobId, items: of.map((item) => ({ item })), idempotencyKey: aKey() },
});

const inWords = (word: string): string => word.toLowerCase().replaceAll('_', ' ');

const aMother = (): Answer => {
  const year = Number(dayIn(new Date()).slice(0, 4));
  return {
    people: [
      { lead: true, gender: 'WOMAN_OR_GIRL', born: { year: year - 29, month: 1 } },
      { gender: 'WOMAN_OR_GIRL', born: { year: year - 5, month: 12 } },
    ],
    ...answered,
    cameFromDistrictCode: homeDistrict,
    unsafeAreas: { districtCodes: [], outcodes: [] },
  };
};

const herAnswers = (): Answer => ({
  wantsToStay: true,
  whoHarmsLivesThere: false,
  whoHarmsMayEnter: true,
  orderKeepsOut: true,
  tenure: 'SOCIAL_TENANT',
  landlord: 'COUNCIL',
  landlordConsent: 'ASKED',
  homeDistrictCode: homeDistrict,
});

/** What she agreed to; the place is invented. */
const whatSheAgreed = {
  address: '7 Nowhere Close (invented)',
  sheConsents: true,
  flagHome: true,
  mayKnow: ['POLICE'],
};

/** Gives Rosa's scheme at least two slots more in every coming week than are taken. @returns what to say of it. */
async function publish(ask: Asking): Promise<string> {
  const { nodes } = await ask.as<{ nodes: readonly { id: string; service: { name: string } }[] }>(
    'rosa',
    '{ sanctuarySchemes(first: 1) { nodes { id service { name } } } }',
  );
  const scheme = nodes.at(0);
  expect(scheme !== undefined, 'Rosa must have a scheme');
  const known = await ask.as<
    readonly { districtCode: string; weekStart: string; slots: number; taken: number }[]
  >('rosa', 'query ($id: ID!) { sanctuaryCapacity(serviceId: $id) { districtCode weekStart slots taken } }', {
    id: scheme.id,
  });
  const here = known.filter(({ districtCode }) => districtCode === homeDistrict);
  const [week] = here.map(({ weekStart }) => weekStart).sort();
  expect(week !== undefined, 'the scheme must work in Colchester');
  const slots = Math.max(...here.flatMap(({ slots: published, taken }) => [published, taken + 2]));
  await ask.as(
    'rosa',
    `mutation ($input: PublishSanctuaryCapacityInput!) { publishSanctuaryCapacity(input: $input) { ... on SanctuaryCapacityPublished { id } ${orProblems} } }`,
    {
      input: {
        serviceId: scheme.id,
        firstWeek: week,
        weeks: here.length,
        districts: [{ districtCode: homeDistrict, slots }],
      },
    },
  );
  return `${scheme.service.name}: ${String(slots)} jobs a week, for ${String(here.length)} weeks. It has no units: people stay in their own home.`;
}

/** Places to move to and schemes to stay by, in one search. `mine`: Rosa's scheme, whose workers play on. */
async function matchesOf(
  ask: Asking,
  householdId: string,
): Promise<{ places: number; mine: string; matches: readonly SanctuaryMatch[] }> {
  const search = await ask.as<{
    suitable: number;
    askFirst: number;
    sanctuary: readonly SanctuaryMatch[];
  }>(
    'nina',
    `mutation ($householdId: ID!) {
      findMatches(householdId: $householdId) {
        ... on Search { suitable askFirst sanctuary { verdict nextWeek outcomes { title outcome reason question { text } } service { id name } } } ${orProblems}
      }
    }`,
    { householdId },
  );
  const own = await ask.as<{ nodes: readonly { id: string }[] }>(
    'rosa',
    '{ sanctuarySchemes(first: 1) { nodes { id } } }',
  );
  return {
    places: search.suitable + search.askFirst,
    mine: own.nodes.at(0)?.id ?? '',
    matches: search.sanctuary,
  };
}
