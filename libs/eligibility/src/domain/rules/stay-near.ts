import { locate } from '../areas';
import type { Geography, PlaceFacts } from '../facts';
import { all, conclude, type Finding, type Warning } from '../outcome';
import type { StayNearReason } from '../words';
import type { Rule } from './rule';

const described: Readonly<Record<StayNearReason, string>> = {
  WORK: 'work',
  SCHOOL: 'school',
  COURT_CONTACT: 'contact ordered by a court',
  MEDICAL: 'medical care',
  FAMILY: 'family',
};

/** Near is in the district or in one beside it. A masked place that may be either is asked. */
function judgeArea(districtId: string, place: PlaceFacts, geography: Geography): Finding {
  switch (locate(new Set([districtId]), place, geography)) {
    case 'INSIDE':
      return 'PASS';
    case 'MAY_BE_INSIDE':
    case 'NOT_COMPARED':
      return 'CONSIDER';
    case 'BESIDE':
      return place.shownSubRegion === null ? 'PASS' : 'CONSIDER';
    case 'AWAY':
      return 'FAIL';
  }
}

const far: Warning = {
  code: 'FARTHER_THAN_WISHED',
  message: 'It is farther away than they would like from something they could do without.',
};

/**
 * Criterion 22. The place is near what they must stay near: work, school, contact ordered by a court, medical care.
 * What they marked as flexible warns and fails nothing. No sentence names an area.
 * Source: EDAN Lincs, refuge referral (some must go far, others must stay near: it is two-sided).
 */
export const stayNearRule: Rule<'STAY_NEAR'> = {
  code: 'STAY_NEAR',
  number: 22,
  title: 'What they must stay near',
  kind: 'SOFT',
  weight: 16,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: ['STAY_NEAR'],
  judge({ stayNear }, place, { geography }) {
    const placeValue = place.shownSubRegion === null ? 'shown by district' : 'shown by sub-region';
    if (stayNear === null) {
      const NOT_ASKED = {
        reason: 'What they must stay near was not asked.',
        question: {
          ask: 'HOUSEHOLD',
          about: 'STAY_NEAR',
          text: 'Ask what they must stay near: work, school, contact ordered by a court, medical care.',
        },
      } as const;
      return conclude('NOT_ASKED', { householdValue: null, placeValue }, { NOT_ASKED });
    }
    const judged = stayNear.map((area) => ({
      ...area,
      finding: judgeArea(area.districtId, place, geography),
    }));
    const must = judged.filter(({ flexible }) => !flexible);
    const reasonsFor = (finding: Finding): string =>
      [
        ...new Set(must.filter((area) => area.finding === finding).map(({ reason }) => described[reason])),
      ].join(', ');
    const reasons = [...new Set(stayNear.map(({ reason }) => described[reason]))].join(', ');
    return conclude(
      all(must.map(({ finding }) => finding)),
      { householdValue: reasons === '' ? 'none' : reasons, placeValue },
      {
        PASS:
          must.length === 0
            ? 'There is nothing they must stay near.'
            : 'It is near what they must stay near.',
        FAIL: `It is not near: ${reasonsFor('FAIL')}.`,
        NOT_ASKED: {
          reason: 'What they must stay near is not known.',
          question: { ask: 'HOUSEHOLD', about: 'STAY_NEAR', text: 'Ask what they must stay near.' },
        },
        CONSIDER: {
          reason: `It is not shown by its district, and may be near: ${reasonsFor('CONSIDER')}.`,
          question: {
            ask: 'PROVIDER',
            text: 'Ask the provider how long the way would be. Ask it to tell no more than that.',
          },
        },
      },
      judged.some(({ flexible, finding }) => flexible && finding === 'FAIL') ? [far] : [],
    );
  },
};
