import type { ApplicationStatus, ItemCategory, Stream } from '@app/safe-start-fund';

export const streamWords: Readonly<Record<Stream, string>> = {
  SEEK: 'To leave',
  SUSTAIN: 'To stay or settle',
};

/** What a thing is for, as every page of the fund says it; a file that is read says the fixed words. */
export const categoryWords: Readonly<Record<ItemCategory, string>> = {
  RENT_DEPOSIT: 'Rent deposit',
  RENT_IN_ADVANCE: 'Rent in advance',
  RENT_ARREARS: 'Rent arrears',
  REMOVALS: 'Removals',
  STORAGE: 'Storage',
  TRAVEL: 'Travel',
  CAR_REPAIR: 'Car repair',
  FURNITURE_WHITE_GOODS: 'Furniture and white goods',
  BEDDING_BABY: 'Bedding and baby things',
  CLOTHING: 'Clothing',
  FOOD_ESSENTIALS: 'Food and essentials',
  UTILITIES: 'Gas, electricity and water',
  PHONE_DATA: 'Phone and data',
  LOCK_CHANGE: 'Locks changed',
  DOOR_WINDOW_SECURITY: 'Doors and windows made safe',
  CCTV_DOORBELL: 'Camera or video doorbell',
  ALARM: 'Alarm',
  ID_DOCUMENTS: 'Identity documents',
  IMMIGRATION_FEE: 'Immigration fee',
  LEGAL_FEE: 'Legal costs',
  PROCESS_SERVER: 'Process server',
  SCHOOL_COSTS: 'School costs',
  CHILDCARE: 'Childcare',
  PET_CARE: 'Care of pets',
  HEALTH: 'Health',
  TRAINING_WORK: 'Training and work',
  EMERGENCY_CASH: 'Cash in an emergency',
  OTHER: 'Something else',
};

/** A status as a tag. */
export interface Tag {
  readonly text: string;
  readonly colour: string;
}

export const statusTags: Readonly<Record<ApplicationStatus, Tag>> = {
  DRAFT: { text: 'Not sent yet', colour: 'grey' },
  SUBMITTED: { text: 'With the fund', colour: 'blue' },
  MORE_INFORMATION_NEEDED: { text: 'More information needed', colour: 'red' },
  WITH_PANEL: { text: 'With the panel', colour: 'purple' },
  APPROVED: { text: 'Approved', colour: 'green' },
  PART_APPROVED: { text: 'Part-approved', colour: 'turquoise' },
  DENIED: { text: 'Denied', colour: 'red' },
  WITHDRAWN: { text: 'Withdrawn', colour: 'grey' },
};

export const itemsOf = (words: Readonly<Record<string, string>>): { value: string; text: string }[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }));
