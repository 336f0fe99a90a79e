/**
 * Districts across the water from each other, which no boundary shows: the Crouch has ferries, and Canvey lies a
 * short way down the Thames from Thurrock. A household unsafe on one side is warned about the other.
 */
export const overWater: readonly (readonly [string, string])[] = [
  ['E07000075', 'E07000074'], // Rochford, Maldon
  ['E06000034', 'E07000069'], // Thurrock, Castle Point
];
