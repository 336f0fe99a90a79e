import type { HouseholdFacts } from '../facts';
import { conclude } from '../outcome';
import type { Staffing } from '../words';
import type { Rule } from './rule';

const described: Readonly<Record<Staffing, string>> = {
  ON_SITE_24H: 'staff on site day and night',
  ON_CALL_24H: 'staff on call day and night',
  OFFICE_HOURS: 'staff in office hours',
  FLOATING: 'staff who visit',
};

const dayAndNight = (staffing: Staffing): boolean => staffing === 'ON_SITE_24H' || staffing === 'ON_CALL_24H';

/** A need so high that someone should be there at night: true, false, or not known. */
function needsNights({ mentalHealth, inCrisis, careNeeds }: HouseholdFacts): boolean | null {
  if (mentalHealth === 'HIGH' || careNeeds === 'HIGH' || inCrisis === true) return true;
  return mentalHealth === null || careNeeds === null || inCrisis === null ? null : false;
}

/**
 * Criterion 23. Someone is there day and night, on site or on call. At high risk that is hard; for a high need it
 * counts, as the limits of criteria 14 and 16 already say what the place supports.
 * Sources: Changing Pathways and Mid Ulster Women's Aid, refuge pages; the table of criteria, row 23.
 */
export const staffingRule: Rule<'STAFFING'> = {
  code: 'STAFFING',
  number: 23,
  title: 'Staff day and night',
  kind: 'SOFT',
  weight: 6,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: ['RISK', 'MENTAL_HEALTH', 'CARE_NEEDS'],
  hardFor: ({ risk }) => risk === 'HIGH' || risk === null,
  judge(household, { staffing }) {
    const { risk } = household;
    const nights = needsNights(household);
    const known = risk === 'HIGH' || (risk !== null && nights === true);
    const finding = dayAndNight(staffing)
      ? 'PASS'
      : known
        ? 'FAIL'
        : risk === null || nights === null
          ? 'NOT_ASKED'
          : 'PASS';
    const has = described[staffing];
    return conclude(
      finding,
      {
        householdValue: known
          ? 'needs someone day and night'
          : finding === 'NOT_ASKED'
            ? null
            : 'no such need',
        placeValue: has,
      },
      {
        PASS: dayAndNight(staffing) ? `There are ${has}.` : `There are ${has}; no more is needed.`,
        FAIL: `There are ${has}; they need someone day and night.`,
        NOT_ASKED: {
          reason: `There are ${has}; whether they need someone day and night is not known.`,
          question:
            risk === null
              ? {
                  ask: 'HOUSEHOLD',
                  about: 'RISK',
                  text: 'Assess the risk to them: standard, medium or high.',
                }
              : {
                  ask: 'HOUSEHOLD',
                  about: household.careNeeds === null ? 'CARE_NEEDS' : 'MENTAL_HEALTH',
                  text: 'Ask whether they need someone there at night.',
                },
        },
      },
    );
  },
};
