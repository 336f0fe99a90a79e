import { effectiveRules } from '@app/eligibility';
import type { CountedService, CountedUnit } from '../rows';
import { inForce } from '../year';
import { type Countable, isInDistricts, onDay } from './countable';
import { type Mark, refOf } from './tally';

const isOpenOn = ({ openedOn, closedOn }: CountedService, day: string): boolean =>
  openedOn <= day && (closedOn === null || day < closedOn);

const commissions = (c: Countable, service: CountedService): boolean =>
  service.commissioned.some((one) => one.authorityId === c.authority.id && inForce(one, onDay(c.span.until)));

/**
 * T11: units and bedspaces on the last day counted, of relevant accommodation that the authority commissions or that is
 * in its districts, whatever the scope: what is not commissioned is a row. A sanctuary scheme counts the jobs it can
 * start in the week of that day as units, and has no bedspaces.
 */
export function capacity(c: Countable): Mark[] {
  const day = c.span.until;
  const open = (serviceId: string): CountedService | undefined => {
    const service = c.serviceOf(serviceId);
    if (!service?.relevant || !isOpenOn(service, day)) return undefined;
    return commissions(c, service) || isInDistricts(service, c.authority.code) ? service : undefined;
  };
  const ofUnits = c.rows.units.flatMap((unit) => {
    const service = open(unit.serviceId);
    if (!service || unit.closures.some((closure) => inForce(closure, onDay(day)))) return [];
    const kinds = kindsOf(unit, service, commissions(c, service));
    const mark = (what: 'UNITS' | 'BEDSPACES', kind: string, weight: number): Mark => ({
      row: `${what}_${kind}`,
      column: service.accommodationType,
      key: unit.id,
      refs: [refOf('UNIT', unit.id)],
      weight,
    });
    return kinds.flatMap((kind) => [mark('UNITS', kind, 1), mark('BEDSPACES', kind, unit.bedspaces)]);
  });
  const ofSchemes = c.rows.sanctuaryCapacity.flatMap(({ serviceId, jobs }): readonly Mark[] => {
    const service = open(serviceId);
    if (!service || jobs === 0) return [];
    return [
      {
        row: commissions(c, service) ? 'UNITS_COMMISSIONED' : 'UNITS_NOT_COMMISSIONED',
        column: service.accommodationType,
        key: service.id,
        refs: [refOf('SERVICE', service.id)],
        weight: jobs,
      },
    ];
  });
  return [...ofUnits, ...ofSchemes];
}

/** For whom a unit is, by what its provider, service and itself say now. */
function kindsOf(unit: CountedUnit, service: CountedService, commissioned: boolean): readonly string[] {
  const { genderPolicy, noRecourse } = effectiveRules(unit.rules);
  const kinds: readonly (readonly [string, boolean])[] = [
    ['COMMISSIONED', commissioned],
    ['NOT_COMMISSIONED', !commissioned],
    ['SINGLE_WOMEN', genderPolicy === 'WOMEN_ONLY' && unit.bedspaces === 1],
    ['FAMILY', unit.bedspaces > 1],
    ['MEN', genderPolicy !== 'WOMEN_ONLY'],
    ['WHEELCHAIR', unit.wheelchairAccessible],
    ['NRPF', noRecourse === 'YES'],
    ['BY_AND_FOR', service.byAndForGroups.length > 0],
  ];
  return kinds.filter(([, is]) => is).map(([kind]) => kind);
}

/** T13: relevant services in scope and open on the last day counted, by the quality standards they then hold. */
export function quality(c: Countable): Mark[] {
  const day = c.span.until;
  return c.rows.services
    .filter((service) => service.relevant && isOpenOn(service, day) && c.inScope(service.id, onDay(day)))
    .flatMap((service) => {
      const marks = service.qualityMarks.filter((mark) => inForce(mark, onDay(day)));
      const held = marks.filter(({ status }) => status === 'HELD').map(({ scheme }) => scheme);
      const rows = held.length > 0 ? held : [marks.length > 0 ? 'WORKING_TOWARDS' : 'NONE'];
      return rows.map((row) => ({
        row,
        column: service.accommodationType,
        key: service.id,
        refs: [refOf('SERVICE', service.id)],
      }));
    });
}

/** U1: days on which nothing was free for a household that a council of the authority's districts looked for. */
export const unmet = (c: Countable): Mark[] =>
  c.rows.unmetDays
    .filter(
      ({ day, ground }) =>
        day >= c.span.from &&
        day <= c.span.until &&
        ground !== null &&
        (ground.upperTierCode === c.authority.code || ground.code === c.authority.code),
    )
    .map(({ id, because }) => ({
      row: because,
      column: 'DAYS',
      key: id,
      refs: [refOf('UNMET_DAY', id)],
    }));
