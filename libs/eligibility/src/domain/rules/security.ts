import { conclude } from '../outcome';
import type { Security } from '../words';
import type { Rule } from './rule';

const described: Readonly<Record<Security, string>> = {
  CCTV: 'cameras',
  CONTROLLED_ENTRY: 'controlled entry',
  PANIC_ALARM: 'a panic alarm',
  POLICE_MARKER: 'a marker with the police',
};

/**
 * Criterion 24. A household at high risk has something that keeps the building safe.
 * Source: ONS, women who have survived domestic abuse and temporary safe accommodation.
 */
export const securityRule: Rule<'SECURITY'> = {
  code: 'SECURITY',
  number: 24,
  title: 'Security of the building',
  kind: 'SOFT',
  weight: 6,
  safety: false,
  overridable: false,
  protects: 'NONE',
  reads: ['RISK'],
  judge({ risk }, { securities }) {
    const secured = securities.length > 0;
    const has = secured ? securities.map((security) => described[security]).join(', ') : 'none told';
    const finding = secured ? 'PASS' : risk === null ? 'NOT_ASKED' : risk === 'HIGH' ? 'FAIL' : 'PASS';
    return conclude(
      finding,
      { householdValue: risk === null ? null : risk === 'HIGH' ? 'wanted' : 'not needed', placeValue: has },
      {
        PASS: secured ? `Security: ${has}.` : 'No more security is needed.',
        FAIL: 'No security of the building is told; at their risk it is wanted.',
        NOT_ASKED: {
          reason: 'No security of the building is told; whether it is wanted is not known.',
          question: {
            ask: 'HOUSEHOLD',
            about: 'RISK',
            text: 'Assess the risk to them: standard, medium or high.',
          },
        },
      },
    );
  },
};
