export { SubRegionEnum } from './api/district.type';
export { Districts } from './districts';
export {
  districtByCode,
  districtsOn,
  isLiveOn,
  plannedSuccessors,
  sameGround,
  successorsOn,
} from './domain/districts';
export { areaName, geographyOn, maskOf, type ShownArea } from './domain/geography';
export { nameUuid, placeId } from './name-uuid';
export {
  type District,
  type Neighbour,
  type Places,
  placesFrom,
  type PostcodeDistrict,
  type SubRegion,
  subRegionNames,
  type Succession,
} from './domain/places';
export { outcodeIn } from './domain/postcodes';
export { expandUnsafe } from './domain/unsafe';
export { loadPlaces, placesAreLoaded } from './load/load-places';
export { type DistrictOutline, essexOutlines } from './load/outlines';
export { essexPopulation, readPlaces } from './load/read-places';
export { PlacesModule } from './places.module';
export { placeEntities } from './store/places.entities';
export { placesOf } from './store/places.store';
