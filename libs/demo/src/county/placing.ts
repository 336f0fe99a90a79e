import { vacancyFacts } from '@app/accommodation';
import {
  type EntryRules,
  type Geography,
  type HouseholdFacts,
  mobilities,
  mobilityServed,
  type PlaceFacts,
  type Rule,
  rules,
} from '@app/eligibility';
import type { LocalDate } from '@app/kernel';
import { sharedFacts, type SharedFacts } from '@app/placements';
import type { Draw } from './draw';
import { type CountyHousehold, peopleFacts } from './households';
import { type CountyNeeds, dueOn } from './needs';
import type { PlannedStay } from './stays';
import type { CountyUnit } from './units';

export type Verdict = 'SUITABLE' | 'ASK_FIRST' | 'NOT_SUITABLE';

/** Judges pairs of the county by the real rules of eligibility. */
export class Judge {
  private readonly facts = new Map<string, PlaceFacts>();

  constructor(
    private readonly rulesFor: (unit: CountyUnit) => readonly EntryRules[],
    private readonly geography: Geography,
  ) {}

  /** What a vacancy of the unit says of it, when it is free from this day. */
  factsOf(unit: CountyUnit, availableFrom: LocalDate): PlaceFacts {
    const known =
      this.facts.get(unit.id) ?? vacancyFacts(unit.service, unit, this.rulesFor(unit), availableFrom);
    this.facts.set(unit.id, known);
    return { ...known, availableFrom };
  }

  /** What the provider of the unit is told of the household, if it came on the day. */
  shared(household: CountyHousehold, unit: CountyUnit, arrival: LocalDate): SharedFacts {
    return sharedFacts(factsOf(household, arrival), this.factsOf(unit, arrival), arrival);
  }

  /** The verdict if the household came on the day; beside the rules, never truly inside an unsafe district. */
  verdict(household: CountyHousehold, unit: CountyUnit, arrival: LocalDate): Verdict {
    if (household.allUnsafe.includes(unit.service.districtId)) return 'NOT_SUITABLE';
    const facts = factsOf(household, arrival);
    const place = this.factsOf(unit, arrival);
    const context = { today: arrival, arrival, geography: this.geography };
    let verdict: Verdict = 'SUITABLE';
    // As `judge` of matching does, but done with at the first hard rule that fails.
    for (const rule of everyRule) {
      if (rule.kind === 'SOFT' && rule.hardFor?.(facts, place, context) !== true) continue;
      const { outcome } = rule.judge(facts, place, context);
      if (outcome === 'FAIL') return 'NOT_SUITABLE';
      if (outcome === 'UNKNOWN') verdict = 'ASK_FIRST';
    }
    return verdict;
  }
}

const everyRule: readonly Rule[] = rules;

/** What the rules read of the household, if it came on the day. */
const factsOf = (household: CountyHousehold, arrival: LocalDate): HouseholdFacts => ({
  people: peopleFacts(household, arrival),
  mobility: household.mobility,
  substances: household.substances,
  mentalHealth: household.mentalHealth,
  inCrisis: household.inCrisis,
  recourse: household.recourse,
  unsafeDistrictIds: household.allUnsafe,
  neededFrom: arrival,
  neededBy: null,
  ...needsFacts(household.needs, arrival),
  cameFromDistrictId: household.home.id,
  route: household.registrar.key === 'compass' ? 'COMPASS' : 'AGENCY',
});

function needsFacts({ risk, ...needs }: CountyNeeds, arrival: LocalDate) {
  const { pregnant, sensory, pets, riskToOthers, careNeeds, learningDisability, languages } = needs;
  const { interpreterWanted, byAndFor, faithDiet, stayNear, stayDays, willShare, rentCover, nightWork } =
    needs;
  return {
    pregnant,
    dueOn: dueOn(needs, arrival),
    sensory,
    pets,
    risk: risk.level,
    riskToOthers,
    careNeeds,
    learningDisability,
    languages,
    interpreterWanted,
    byAndFor,
    byAndForAsked: true,
    faithDiet,
    stayNear,
    stayDays,
    willShare,
    rentCover,
    nightWork,
    flexible: needs.flexible,
  } satisfies Partial<HouseholdFacts>;
}

/** A household that a unit may take. */
interface Fit {
  readonly household: CountyHousehold;
  readonly verdict: 'SUITABLE' | 'ASK_FIRST';
}

/** A planned stay, with the household whose it is. */
export interface Stay extends PlannedStay, Fit {}

const need = ({ mobility }: CountyHousehold): number => mobilities.indexOf(mobility);

/** Cheaper than judging: more than ever sleep there. */
const mayFit = ({ people }: CountyHousehold, { bedspaces, cots }: CountyUnit): boolean =>
  people.length - Math.min(cots, people.filter(({ age }) => age < 2).length) <= bedspaces;

/** How few places would take them: NRPF, mental health, substances. Those are found a place first where there is one. */
const hardness = ({ recourse, mentalHealth, substances, people }: CountyHousehold): number =>
  (recourse === 'NO' ? 2 : 0) +
  (mentalHealth === 'HIGH' ? 1 : 0) +
  (substances === 'CURRENT' || substances === 'IN_TREATMENT' ? 1 : 0) +
  (people[0]?.gender === 'MAN_OR_BOY' ? 2 : 0);

/**
 * Gives every planned stay a household that the unit may take. Units that few can do without come first, then small
 * ones; each takes the largest household that fits.
 *
 * @returns the stays, and the households that are left: they wait.
 */
export function giveHouseholds(
  draw: Draw,
  planned: readonly PlannedStay[],
  households: readonly CountyHousehold[],
  judge: Judge,
): { stays: Stay[]; waiting: CountyHousehold[] } {
  const left = new Set(draw.shuffled(households));
  const served = new Map(
    planned.map(({ unit, arrive }) => [
      unit.id,
      mobilities.indexOf(mobilityServed(judge.factsOf(unit, arrive))),
    ]),
  );
  const rank = ({ unit }: PlannedStay): number => {
    const serves = served.get(unit.id) ?? 0;
    return (serves >= 2 ? 0 : 100) + (unit.service.kind === 'MEN' ? -50 : 0) + unit.bedspaces;
  };
  const placed = new Map<PlannedStay, Fit>();
  const stayOf = new Map<CountyHousehold, PlannedStay>();
  const place = (stay: PlannedStay, fit: Fit): void => {
    placed.set(stay, fit);
    stayOf.set(fit.household, stay);
    left.delete(fit.household);
  };
  const fits = (stay: PlannedStay, household: CountyHousehold): Fit | undefined => {
    const verdict = mayFit(household, stay.unit)
      ? judge.verdict(household, stay.unit, stay.arrive)
      : 'NOT_SUITABLE';
    return verdict === 'NOT_SUITABLE' ? undefined : { household, verdict };
  };
  const take = (stay: PlannedStay): boolean => {
    const forNeed = (served.get(stay.unit.id) ?? 0) >= 1 ? 1 : 0;
    const order = (household: CountyHousehold): number =>
      forNeed * need(household) * 100 + household.people.length * 10 + hardness(household);
    for (const household of [...left].sort((a, b) => order(b) - order(a))) {
      const fit = fits(stay, household);
      if (!fit) continue;
      place(stay, fit);
      return true;
    }
    return false;
  };
  /** When nobody who is left fits: somebody placed elsewhere does, whose place another takes, and so on. */
  const swap = (stay: PlannedStay, asked: Set<CountyHousehold>): boolean => {
    if (take(stay)) return true;
    for (const [other, { household }] of [...placed]) {
      if (asked.has(household)) continue;
      const fit = fits(stay, household);
      if (!fit) continue;
      asked.add(household);
      if (!swap(other, asked)) continue;
      place(stay, fit);
      return true;
    }
    return false;
  };
  for (const stay of draw.shuffled(planned).sort((a, b) => rank(a) - rank(b))) {
    if (take(stay) || swap(stay, new Set())) continue;
    throw new Error(`No household of the county fits ${stay.unit.code} of ${stay.unit.service.name}.`);
  }
  return {
    stays: [...placed].map(([stay, fit]): Stay => ({ ...stay, ...fit })),
    waiting: [...left],
  };
}
