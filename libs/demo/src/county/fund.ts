import { addDays, addMinutes, addWorkingDays, dayIn, type LocalDate } from '@app/kernel';
import {
  type ApplicationStatus,
  financialYearOf,
  fundDefaults,
  type FundSettingName,
  type ItemCategory,
  keyOf,
  type Stream,
} from '@app/safe-start-fund';
import type { Draw } from './draw';
import { type CountyIds, organisationId, personId } from './ids';
import type { CaseHolderRow, HouseholdRow, PlacementRow } from './rows';

/** What is asked for, in pence without VAT, and its VAT in hundredths. All suppliers are invented. */
interface Thing {
  readonly category: ItemCategory;
  readonly what: string;
  readonly supplier: string;
  readonly net: number;
  readonly vat: 0 | 20;
}
const small: readonly Thing[] = [
  {
    category: 'REMOVALS',
    what: 'A van and two people for a day',
    supplier: 'Causeway Removals',
    net: 32_000,
    vat: 20,
  },
  {
    category: 'LOCK_CHANGE',
    what: 'New locks and three sets of keys',
    supplier: 'Saltings Locksmiths',
    net: 12_000,
    vat: 20,
  },
  { category: 'TRAVEL', what: 'Train for three', supplier: 'Blackwater Rail', net: 8_400, vat: 0 },
  {
    category: 'BEDDING_BABY',
    what: 'A cot, bedding and a pushchair',
    supplier: 'Crouch Nursery Goods',
    net: 17_500,
    vat: 20,
  },
  {
    category: 'SCHOOL_COSTS',
    what: 'Two school uniforms',
    supplier: 'Colne Schoolwear',
    net: 11_000,
    vat: 0,
  },
  {
    category: 'PHONE_DATA',
    what: 'A telephone with a new number',
    supplier: 'Stour Telephones',
    net: 9_000,
    vat: 20,
  },
  { category: 'STORAGE', what: 'Four weeks of storage', supplier: 'Chelmer Storage', net: 14_000, vat: 20 },
];
const large: readonly Thing[] = [
  {
    category: 'RENT_DEPOSIT',
    what: 'A deposit of five weeks’ rent',
    supplier: 'Estuary Lettings',
    net: 98_000,
    vat: 0,
  },
  {
    category: 'FURNITURE_WHITE_GOODS',
    what: 'Beds, a cooker and a fridge',
    supplier: 'Roding Furniture',
    net: 46_000,
    vat: 20,
  },
];

/** Where applications stand, and how often: assumed. */
const standings: readonly (readonly [ApplicationStatus | 'PANEL_APPROVED' | 'WAITING', number])[] = [
  ['DRAFT', 3],
  ['SUBMITTED', 4],
  ['MORE_INFORMATION_NEEDED', 2],
  ['WITH_PANEL', 3],
  ['APPROVED', 7],
  ['PANEL_APPROVED', 3],
  ['PART_APPROVED', 4],
  ['DENIED', 2],
  ['WITHDRAWN', 2],
  ['WAITING', 1],
];
type Standing = (typeof standings)[number][0];

/** Settings that the fund's own guide says; all others hold by default. */
const confirmed = (Object.keys(fundDefaults) as FundSettingName[]).filter(
  (name) => fundDefaults[name].standing === 'CONFIRMED',
);

const authorityId = organisationId('essex');
const officer = personId('fran');
const members = [
  { personId: personId('clare'), chair: true },
  { personId: personId('petra'), chair: false },
  { personId: personId('paul'), chair: false },
];

/** Rows of the fund, by table; sealed ones in clear. Each moves on as the database lets it: see `writeFund`. */
export interface FundRows {
  readonly settings: readonly object[];
  readonly budgets: readonly {
    readonly id: string;
    readonly authorityId: string;
    readonly financialYear: string;
    readonly stream: string;
  }[];
  readonly applications: readonly {
    readonly id: string;
    readonly householdId: string;
    readonly status: ApplicationStatus;
    readonly row: object;
  }[];
  readonly households: readonly object[];
  readonly lines: readonly object[];
  readonly reasons: readonly {
    readonly applicationId: string;
    readonly householdId: string;
    readonly why: string;
    readonly row: object;
  }[];
  readonly quotes: readonly {
    readonly id: string;
    readonly householdId: string;
    readonly content: string;
    readonly row: object;
  }[];
  readonly questions: readonly object[];
  readonly panelCases: readonly object[];
  readonly seats: readonly object[];
  readonly recommendations: readonly object[];
  readonly votes: readonly object[];
  readonly decisions: readonly object[];
  readonly lineDecisions: readonly object[];
  readonly awardLines: readonly object[];
  readonly transfers: readonly { readonly at: Date; readonly row: object }[];
}

interface Case {
  readonly household: HouseholdRow;
  readonly holder: CaseHolderRow;
  readonly placementId: string | null;
}

/** About thirty applications to Essex's fund over the last months, with its budgets of this financial year and the last. */
export function fundRows(
  draw: Draw,
  ids: CountyIds,
  households: readonly HouseholdRow[],
  holders: readonly CaseHolderRow[],
  placements: readonly PlacementRow[],
  bankHolidays: ReadonlySet<string>,
  now: Date,
): FundRows {
  const today = dayIn(now);
  const years = [financialYearOf(addDays(today, -365)), financialYearOf(today)];
  const opened = addMinutes(now, -400 * 24 * 60);
  const budgets = years.flatMap((financialYear, index) =>
    (['SEEK', 'SUSTAIN'] as const).map((stream) => ({
      id: ids('fund budget', `${String(index)} ${stream}`),
      authorityId,
      financialYear,
      stream,
      costCentre: stream === 'SEEK' ? 'DA410' : 'DA420',
      accountCode: 'R4110',
      openedAt: opened,
      openedBy: officer,
    })),
  );
  const cases = casesToApplyFor(draw, households, holders, placements);
  const dealt = draw.deal(
    standings.reduce((sum, [, count]) => sum + count, 0),
    standings,
  );
  const stories = cases
    .slice(0, dealt.length)
    .map((found, index) => ({ ...found, standing: dealt[index] ?? 'DRAFT', index }))
    .map((story) => tell(draw.for(`fund ${String(story.index)}`), ids, story, bankHolidays, now));
  return gather(ids, budgets, stories, opened, now);
}

/** Cases of whoever may apply, each household once, in an order of the draw's own. */
function casesToApplyFor(
  draw: Draw,
  households: readonly HouseholdRow[],
  holders: readonly CaseHolderRow[],
  placements: readonly PlacementRow[],
): Case[] {
  const compass = organisationId('compass');
  const able = holders.filter(({ organisationId: by, until }) => until === null && by !== compass);
  const first = new Map([...able].reverse().map((holder) => [holder.householdId, holder]));
  return draw.shuffled(
    households.flatMap((household) => {
      const holder = first.get(household.id);
      if (!holder || household.status === 'CLOSED') return [];
      const placed = placements.find(
        (one) => one.householdId === household.id && one.organisationId === holder.organisationId,
      );
      return [{ household, holder, placementId: placed?.id ?? null }];
    }),
  );
}

interface Story {
  readonly id: string;
  readonly standing: Standing;
  readonly status: ApplicationStatus;
  readonly stream: Stream;
  readonly madeAt: Date;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly decideBy: LocalDate | null;
  readonly application: object;
  readonly household: HouseholdRow;
  readonly organisationId: string;
  readonly placementId: string | null;
  readonly lines: readonly (Thing & {
    readonly id: string;
    readonly gross: number;
    readonly awarded: number;
    readonly cutBecause: string | null;
  })[];
}

const decidedStandings: readonly Standing[] = [
  'APPROVED',
  'PANEL_APPROVED',
  'PART_APPROVED',
  'DENIED',
  'WAITING',
];
const toPanel = (standing: Standing): boolean => standing === 'WITH_PANEL' || standing === 'PANEL_APPROVED';
const statusOf = (standing: Standing): ApplicationStatus =>
  standing === 'PANEL_APPROVED' || standing === 'WAITING' ? 'APPROVED' : standing;

function tell(
  draw: Draw,
  ids: CountyIds,
  { standing, index, household, holder, placementId }: Case & { standing: Standing; index: number },
  bankHolidays: ReadonlySet<string>,
  now: Date,
): Story {
  const id = ids('fund application', index);
  const isDecided = decidedStandings.includes(standing);
  // A case cannot be applied for before it is held.
  const held = Math.floor((now.getTime() - holder.since.getTime()) / 60_000);
  const age = Math.min(
    isDecided ? draw.whole(8, standing === 'WAITING' ? 12 : 190) * 1_440 : draw.whole(1, 40) * 60,
    Math.max(30, held - 10),
  );
  const madeAt = addMinutes(now, -age);
  const submittedAt = standing === 'DRAFT' ? null : addMinutes(madeAt, Math.floor(age / 10));
  const decidedAt = isDecided ? addMinutes(madeAt, Math.floor(age / 2)) : null;
  const stream: Stream = standing === 'WAITING' || draw.chance(0.35) ? 'SUSTAIN' : 'SEEK';
  const things = toPanel(standing) ? large : draw.shuffled(small).slice(0, draw.whole(1, 2));
  const lines = things.map((thing, position) => {
    const gross = thing.net + (thing.net * thing.vat) / 100;
    const cut = standing === 'DENIED' || (standing === 'PART_APPROVED' && position === 0);
    return {
      ...thing,
      supplier: `${thing.supplier} (invented)`,
      id: ids('fund line', `${String(index)} ${String(position)}`),
      gross,
      awarded: standing === 'DENIED' ? 0 : cut ? Math.floor(gross / 2) : gross,
      cutBecause:
        standing === 'DENIED'
          ? 'The landlord must pay for this.'
          : cut
            ? 'A cheaper one does as well.'
            : null,
    };
  });
  const decideBy = submittedAt && addWorkingDays(dayIn(submittedAt), 2, bankHolidays);
  const application = {
    id,
    reference: `F-${draw.spokenText(6)}`,
    authorityId,
    organisationId: holder.organisationId,
    applicantId: holder.personId,
    appliedAs: 'CASE_HOLDER',
    householdReference: household.reference,
    stream,
    status: 'DRAFT',
    madeAt,
    submittedAt,
    decideBy,
  };
  const status = statusOf(standing);
  const { organisationId: by } = holder;
  return {
    id,
    standing,
    status,
    stream,
    madeAt,
    submittedAt,
    decidedAt,
    decideBy,
    application,
    household,
    organisationId: by,
    placementId,
    lines,
  };
}

const awardedOf = ({ lines }: Story): number => lines.reduce((sum, { awarded }) => sum + awarded, 0);
const bothOf = ({ organisationId: by }: Story) => ({ authorityId, organisationId: by });

function gather(
  ids: CountyIds,
  budgets: readonly { id: string; authorityId: string; financialYear: string; stream: string }[],
  stories: readonly Story[],
  opened: Date,
  now: Date,
): FundRows {
  const decided = stories.filter(({ decidedAt }) => decidedAt !== null);
  const budgetOf = (story: Story): string => {
    const year = financialYearOf(dayIn(story.decidedAt ?? now));
    const found = budgets.find(
      ({ financialYear, stream }) => financialYear === year && stream === story.stream,
    );
    if (!found) throw new Error(`The fund of the county has no budget of ${year}.`);
    return found.id;
  };
  const panelStories = stories.filter(({ standing }) => toPanel(standing));
  const caseId = (story: Story): string => ids('panel case', story.id);
  const awards = decided.flatMap((story) =>
    story.lines
      .filter(({ awarded }) => awarded > 0)
      .map((line) => ({ story, line, id: ids('award line', line.id) })),
  );
  const committed = awards.filter(({ story }) => story.standing !== 'WAITING');
  const allocation = (budget: string): number => {
    const spent = committed
      .filter(({ story }) => budgetOf(story) === budget)
      .reduce((sum, { line }) => sum + line.awarded, 0);
    // This year's money to stay or settle is nearly gone: something waits for funds.
    const short = stories.find(({ standing }) => standing === 'WAITING');
    return short && budgetOf(short) === budget ? spent + 5_000 : 6_000_000;
  };
  const transfer = (budgetId: string, key: string, at: Date, pence: number, awardLineId: string | null) => ({
    at,
    row: {
      id: ids('ledger transfer', key),
      authorityId,
      budgetId,
      fromKind: awardLineId === null ? 'ALLOCATION' : 'AVAILABLE',
      toKind: awardLineId === null ? 'AVAILABLE' : 'COMMITTED',
      pence,
      reason: awardLineId === null ? 'ALLOCATED' : 'COMMITTED',
      awardLineId,
      onDay: dayIn(at),
      madeBy: officer,
    },
  });
  return {
    settings: confirmed.map((name) => ({
      id: ids('fund setting', name),
      authorityId,
      name,
      value: fundDefaults[name].value,
      effectiveFrom: dayIn(opened),
      source: fundDefaults[name].source,
      standing: 'CONFIRMED',
      setBy: officer,
      setAt: opened,
    })),
    budgets,
    applications: stories.map(({ id, household, status, application }) => ({
      id,
      householdId: household.id,
      status,
      row: application,
    })),
    households: stories.map(({ id, household, organisationId: by, placementId }) => ({
      applicationId: id,
      organisationId: by,
      householdId: household.id,
      placementId,
      episodeId: null,
    })),
    lines: stories.flatMap((story) =>
      story.lines.map(({ id, category, what, supplier, net, gross }, position) => ({
        id,
        applicationId: story.id,
        ...bothOf(story),
        position,
        category,
        what,
        supplier,
        supplierKey: keyOf(supplier),
        netPence: net,
        vatPence: gross - net,
        grossPence: gross,
        removedAt: null,
      })),
    ),
    reasons: stories.map((story) => ({
      applicationId: story.id,
      householdId: story.household.id,
      why: 'They left with what they could carry, and have nothing to pay this from.',
      row: { applicationId: story.id, ...bothOf(story), recordedAt: story.madeAt },
    })),
    quotes: stories.flatMap((story) =>
      story.lines.map(({ id: lineId, what }) => ({
        id: ids('quote', lineId),
        householdId: story.household.id,
        content: `%PDF-1.4\n% ${lineId}: ${what} (invented)\ntrailer\n%%EOF\n`,
        row: {
          id: ids('quote', lineId),
          applicationId: story.id,
          lineId,
          ...bothOf(story),
          contentType: 'application/pdf',
          attachedAt: story.madeAt,
          attachedBy: (story.application as { applicantId: string }).applicantId,
          replacedAt: null,
        },
      })),
    ),
    questions: stories
      .filter(({ standing }) => standing === 'MORE_INFORMATION_NEEDED')
      .map((story) => ({
        id: ids('fund question', story.id),
        applicationId: story.id,
        ...bothOf(story),
        question: 'Is there a second quote to compare?',
        askedAt: addMinutes(story.submittedAt ?? now, 5),
        askedBy: officer,
        answerSealed: null,
        answeredAt: null,
        answeredBy: null,
      })),
    panelCases: panelStories.map((story) => ({
      id: caseId(story),
      applicationId: story.id,
      authorityId,
      referredAt: addMinutes(story.submittedAt ?? now, 10),
      referredBy: officer,
      voteBy: addMinutes(story.decidedAt ?? now, 2 * 24 * 60),
      quorum: 2,
      closedAt: story.decidedAt,
      closedBy: story.decidedAt && members[0]?.personId,
      outcome: story.decidedAt && 'AGREE',
    })),
    seats: panelStories.flatMap((story) =>
      members.map((member) => ({
        caseId: caseId(story),
        applicationId: story.id,
        authorityId,
        ...member,
        askedAt: addMinutes(story.submittedAt ?? now, 10),
      })),
    ),
    recommendations: panelStories.flatMap((story) =>
      story.lines.map(({ id: lineId, gross }) => ({
        caseId: caseId(story),
        applicationId: story.id,
        authorityId,
        lineId,
        requestedPence: gross,
        pence: gross,
        cutBecause: null,
        allowedBecause: null,
      })),
    ),
    votes: panelStories
      .filter(({ decidedAt }) => decidedAt !== null)
      .flatMap((story) =>
        members.slice(0, 2).map(({ personId: by }, index) => ({
          id: ids('panel vote', `${story.id} ${String(index)}`),
          caseId: caseId(story),
          applicationId: story.id,
          authorityId,
          personId: by,
          vote: 'AGREE',
          because: null,
          castAt: addMinutes(story.submittedAt ?? now, 20 + index),
          number: index + 1,
        })),
      ),
    decisions: decided.map((story) => ({
      applicationId: story.id,
      ...bothOf(story),
      outcome: story.status,
      panelCaseId: toPanel(story.standing) ? caseId(story) : null,
      decidedBy: toPanel(story.standing) ? members[0]?.personId : officer,
      decidedAt: story.decidedAt,
      awardedPence: awardedOf(story),
      pastPence: 0,
      officerLimitPence: 100_000,
      quorum: toPanel(story.standing) ? 2 : null,
    })),
    lineDecisions: decided.flatMap((story) =>
      story.lines.map(({ id: lineId, gross, awarded, cutBecause }) => ({
        lineId,
        applicationId: story.id,
        ...bothOf(story),
        requestedPence: gross,
        awardedPence: awarded,
        cutBecause,
        allowedBecause: null,
      })),
    ),
    awardLines: awards.map(({ id, story, line }) => ({
      id,
      authorityId,
      budgetId: budgetOf(story),
      route: 'APPROVAL',
      sourceId: line.id,
      organisationId: story.organisationId,
      category: line.category,
      supplier: line.supplier,
      awardedPence: line.awarded,
      awardedAt: story.decidedAt,
    })),
    transfers: [
      ...budgets.map(({ id }) => transfer(id, id, opened, allocation(id), null)),
      ...committed.map(({ id, story, line }) =>
        transfer(budgetOf(story), id, story.decidedAt ?? now, line.awarded, id),
      ),
    ].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.row.id < b.row.id ? -1 : 1)),
  };
}
