/** Small things that fill slots. */
export const DETAILS = {
  few: ['two', 'three', 'four', 'five'],
  mins: ['ten', 'fifteen', 'twenty', 'twenty-five', 'thirty', 'forty'],
  time: ['8:10', '8:40', '9:05', '9:40', '10:15', '11:50', '13:20', '14:35', '15:55', '16:30', '17:10', '18:45'],
  day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
  month: ['January', 'February', 'March', 'April', 'June', 'September', 'October', 'November'],
  city: [
    'Lisbon', 'Ghent', 'Trieste', 'Kraków', 'Malmö', 'Zürich', 'Galway', 'Antwerp', 'Leipzig', 'Porto', 'Tallinn', 'Brno',
    'Aarhus', 'Lyon', 'Bilbao', 'Thessaloniki', 'Utrecht', 'Göttingen', 'Gdańsk', 'Bergen', 'Turin', 'Łódź', 'Dundee',
    'Marseille', 'Graz', 'Vilnius', 'Córdoba', 'Rotterdam', 'Reykjavík', 'Constanța', 'Basel', 'Ljubljana', 'Cork', 'Rouen',
    'Münster', 'Valencia', 'Tampere', 'Győr', 'Haifa', 'Beirut', 'Kyoto', 'Nairobi', 'Montréal', 'Accra', 'Pune',
  ],
  place: [
    'the swimming pool', 'the library', 'the allotment', 'a bench at the harbour', 'the botanical garden', 'the car park',
    'the canteen', 'the museum café', 'the climbing hall', 'the chapel', 'the station hall', 'the laundry', 'the market',
    'the ward', 'the archive', 'the attic', 'the sauna', 'the ferry', 'the observatory', 'the bus shelter', 'the quarry',
    'the roof terrace', 'the cemetery with the lime trees', 'the bakery', 'the cinema', 'the hairdresser’s', 'the orchard',
  ],
  object: [
    'a chestnut', 'a blue notebook', 'an old photograph', 'a folded map', 'a broken watch', 'a child’s drawing', 'a key',
    'a thermos flask', 'a stone from the beach', 'a train ticket', 'a fountain pen', 'a lemon', 'a red scarf', 'a compass',
    'a paper crane', 'a whistle', 'a jar of honey', 'a harmonica', 'a pocket calculator', 'a postcard', 'a bunch of keys',
    'a feather', 'a screwdriver', 'a library card', 'a wooden spoon', 'a marble', 'a seed packet', 'a spare button',
  ],
  food: [
    'lentil soup', 'a plum cake', 'dumplings', 'cardamom buns', 'figs', 'smoked trout', 'rye bread', 'pastéis de nata',
    'ginger biscuits', 'a pot of stew', 'rhubarb', 'halva', 'goat’s cheese', 'a tray of baklava', 'pierogi', 'rice pudding',
    'apricot jam', 'roast chestnuts', 'jollof rice', 'onigiri', 'crème caramel', 'pickled herring', 'marzipan', 'empanadas',
  ],
  sport: [
    'rowing', 'choir practice', 'bouldering', 'swimming', 'the cello', 'badminton', 'fencing', 'pottery', 'running',
    'chess', 'tango', 'yoga', 'cycling', 'archery', 'gardening', 'skating', 'tai chi', 'the accordion', 'table tennis',
    'birdwatching', 'bookbinding', 'judo', 'sketching', 'cross-country skiing', 'handball', 'weaving', 'baking',
  ],
  weather2: ['the wind', 'the change of air', 'the damp', 'the early start', 'the air pressure'],
  feeling: [
    'relief', 'pride', 'shame', 'envy', 'tenderness', 'defiance', 'homesickness', 'curiosity', 'grief', 'mischief', 'calm',
    'impatience', 'gratitude', 'boredom', 'tiredness', 'amusement', 'dread', 'confidence', 'stubbornness', 'hope', 'weariness',
  ],
  feeling2: ['anger', 'joy', 'worry', 'regret', 'lightness', 'sadness', 'surprise', 'longing', 'embarrassment', 'warmth', 'doubt'],
  body: [
    'a tight jaw', 'a stone in the stomach', 'cold hands', 'hot ears', 'a held breath', 'raised shoulders', 'a dry throat',
    'a hum behind the forehead', 'heavy arms', 'a knot under the ribs', 'a twitching eyelid', 'pins in the neck',
    'weak knees', 'a pulse in the temples', 'a band round the chest',
  ],
  like: [
    'like carrying a tray of full glasses', 'like a house with the lights on in every room', 'like rowing with one oar',
    'like waiting for a lift that is already there', 'like a coat that was somebody else’s', 'like a drawer that will not shut',
    'like walking a dog that walks you', 'like a phone on one per cent', 'like the last week of a long winter',
    'like a chair with three legs', 'like speaking under water', 'like holding a door for a crowd', 'like a suitcase nobody unpacks',
    'like an orchestra tuning', 'like a map folded the wrong way', 'like a kettle just before it sings', 'like snow on a bridge',
    'like a queue without a counter', 'like a tent in the wind', 'like a bell without a rope',
  ],
} as const

/** Out of the window, by the season: winter, spring, summer, autumn. */
export const WEATHER: readonly (readonly string[])[] = [
  ['First frost', 'Snow that does not stay', 'A clear cold day', 'A sky like slate', 'Sleet', 'Low sun on the table', 'Rain against the window', 'Ice on the steps'],
  ['Blossom in the yard', 'Wind', 'A very bright morning', 'Hail, then sun', 'Swifts over the roofs', 'Drizzle', 'Rain against the window', 'Thin cloud and no wind'],
  ['Heavy air before a storm', 'Heat over the car park', 'A very bright morning', 'All the windows open', 'Thunder a long way off', 'Dry grass in the yard', 'A warm wind', 'Drizzle'],
  ['Fog down to the tram lines', 'Wet leaves on the stairs', 'Drizzle', 'Wind', 'Low sun on the table', 'Rain against the window the whole hour', 'A sky like slate', 'Geese over the house'],
]
