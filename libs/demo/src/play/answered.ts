import type { Answer } from './ask';

/** A household that was asked everything that a place may limit, and needs nothing special. */
export const answered: Answer = {
  mobility: 'NONE',
  sensory: [],
  substances: 'NONE',
  mentalHealth: 'LOW',
  inCrisis: false,
  careNeeds: 'NONE',
  learningDisability: false,
  pregnant: false,
  pets: [],
  risk: { tool: 'PROFESSIONAL_JUDGEMENT', level: 'MEDIUM' },
  riskToOthers: [],
  recourse: 'YES',
  rentCover: 'HOUSING_BENEFIT',
  nightWork: false,
  languages: ['en'],
  interpreterWanted: false,
  byAndFor: { need: 'NONE' },
  faithDiet: [],
  willShare: { kitchen: true, bathroom: true, room: false },
  stayNear: [],
  stayDays: 120,
};
