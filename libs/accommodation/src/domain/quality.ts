/** Quality standards by which support is given (domain 2.4; statutory guidance). */
export const qualitySchemes = [
  'MHCLG_QUALITY_STANDARDS',
  'WOMENS_AID_NATIONAL_QUALITY_STANDARDS',
  'IMKAAN_ACCREDITED_QUALITY_STANDARDS',
  'OTHER',
] as const;
export type QualityScheme = (typeof qualitySchemes)[number];

/** How far a service is. No mark at all is: none. */
export const qualityStatuses = ['WORKING_TOWARDS', 'HELD'] as const;
export type QualityStatus = (typeof qualityStatuses)[number];
