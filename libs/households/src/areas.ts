import { type LocalDate, type Problem, problem } from '@app/kernel';
import { districtByCode, outcodeIn, type Places } from '@app/places';
import type { HouseholdNeedsInput, UnsafeAreasInput } from './api/household.input';
import type { ToldNeeds } from './domain/needs';
import type { ToldUnsafe } from './store/households.store';

const unknownDistrict = (field: string): Problem =>
  problem('UNKNOWN_DISTRICT', 'There is no such district today. Check its code.', field);

/** The unsafe areas that were told, each once; one that is not known is a problem of its own field. */
export function namedAreas(
  told: UnsafeAreasInput,
  places: Places,
  today: LocalDate,
): ToldUnsafe & { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const districtIds = told.districtCodes.flatMap((code, index) => {
    const district = districtByCode(places, code, today);
    if (district) return [district.id];
    problems.push(unknownDistrict(`unsafeAreas.districtCodes.${index}`));
    return [];
  });
  const outcodes = told.outcodes.flatMap((typed, index) => {
    const outcode = outcodeIn(typed);
    if (outcode !== null && places.postcodeDistricts.has(outcode)) return [outcode];
    const field = `unsafeAreas.outcodes.${index}`;
    problems.push(
      problem('UNKNOWN_OUTCODE', 'There is no such postcode district. Give one such as CM1.', field),
    );
    return [];
  });
  return { districtIds: [...new Set(districtIds)].sort(), outcodes: [...new Set(outcodes)].sort(), problems };
}

/** What was told of needs, with districts by id; one that is not known is a problem of its own field. */
export function namedNeeds(
  { cameFromDistrictCode, stayNear, ...told }: HouseholdNeedsInput,
  places: Places,
  today: LocalDate,
): { readonly told: ToldNeeds; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const idOf = (code: string, field: string): string[] => {
    const district = districtByCode(places, code, today);
    if (district) return [district.id];
    problems.push(unknownDistrict(field));
    return [];
  };
  return {
    told: {
      ...told,
      cameFromDistrictId:
        cameFromDistrictCode == null
          ? cameFromDistrictCode
          : (idOf(cameFromDistrictCode, 'cameFromDistrictCode')[0] ?? null),
      stayNear:
        stayNear == null
          ? stayNear
          : stayNear.flatMap(({ districtCode, reason, flexible }, index) =>
              idOf(districtCode, `stayNear.${index}.districtCode`).map((districtId) => ({
                districtId,
                reason,
                flexible,
              })),
            ),
    },
    problems,
  };
}
