import { all, conclude, type Finding, type Warning } from '../outcome';
import { type PetKind, petPolicies, type PetPolicy } from '../words';
import type { Rule } from './rule';

const described: Readonly<Record<PetPolicy, string>> = {
  NONE: 'assistance animals only',
  ASSISTANCE_ONLY: 'assistance animals only',
  CAGED_SMALL: 'assistance animals and small caged pets',
  DOG_CAT: 'assistance animals, small caged pets, dogs and cats',
};

const describedPets: Readonly<Record<PetKind, string>> = {
  ASSISTANCE: 'assistance',
  CAGED_SMALL: 'small caged',
  DOG_CAT: 'dog or cat',
  OTHER: 'other',
};

/** An assistance animal never excludes, whatever the policy says. */
function judgePet(kind: PetKind, policy: PetPolicy): Finding {
  const width = petPolicies.indexOf(policy);
  switch (kind) {
    case 'ASSISTANCE':
      return 'PASS';
    case 'CAGED_SMALL':
    case 'DOG_CAT':
      return width >= petPolicies.indexOf(kind) ? 'PASS' : 'FAIL';
    case 'OTHER':
      return width >= petPolicies.indexOf('CAGED_SMALL') ? 'CONSIDER' : 'FAIL';
  }
}

const fostered: Warning = {
  code: 'PET_FOSTERING',
  message: 'The service can have pets fostered until they can be together again.',
};
const toBeFostered: Warning = {
  code: 'PETS_NOT_TAKEN',
  message: 'Offer a pet fostering service, so that nobody stays for a pet.',
};

/**
 * Criterion 10. Pets can come, or fostering is offered; it never excludes, and an assistance animal always comes.
 * Sources: EVE, women's refuge (pets); Family Help, pet fostering. Assistance animals: Equality Act 2010.
 */
export const petsRule: Rule<'PETS'> = {
  code: 'PETS',
  number: 10,
  title: 'Pets',
  kind: 'SOFT',
  weight: 10,
  safety: false,
  overridable: true,
  protects: 'NONE',
  reads: ['PETS'],
  judge({ pets }, { petsTaken, petFostering }) {
    const finding = pets === null ? 'NOT_ASKED' : all(pets.map(({ kind }) => judgePet(kind, petsTaken)));
    const takes = described[petsTaken];
    const told = pets?.map(({ kind, count }) => `${String(count)} ${describedPets[kind]}`).join(', ');
    return conclude(
      finding,
      { householdValue: told === '' ? 'none' : (told ?? null), placeValue: takes },
      {
        PASS: told === '' ? 'They have no pets.' : `Pets taken: ${takes}.`,
        FAIL: `Pets taken: ${takes}. Theirs: ${String(told)}.`,
        NOT_ASKED: {
          reason: `Pets taken: ${takes}. Whether they have any was not asked.`,
          question: { ask: 'HOUSEHOLD', about: 'PETS', text: 'Ask which pets would come.' },
        },
        CONSIDER: {
          reason: `Pets taken: ${takes}. Theirs: ${String(told)}.`,
          question: { ask: 'PROVIDER', text: 'Ask the provider whether this pet could come.' },
        },
      },
      finding === 'FAIL' ? [petFostering ? fostered : toBeFostered] : [],
    );
  },
};
