/** Names from many places, as their owners write them. */
export const HER_NAMES: readonly string[] = [
  'Anneliese', 'Beatriz', 'Chiara', 'Dorota', 'Eilidh', 'Fatima', 'Giulia', 'Hedvig', 'Inês', 'Jelena', 'Katarzyna', 'Lucía',
  'Maëlle', 'Ngozi', 'Océane', 'Petra', 'Rasa', 'Siobhán', 'Tereza', 'Ursula', 'Véronique', 'Wiebke', 'Xiomara', 'Yasemin',
  'Zsófia', 'Amara', 'Birgit', 'Camille', 'Daniela', 'Esra', 'Freya', 'Gabriela', 'Hye-jin', 'Ivana', 'Johanna', 'Kirsi',
  'Leïla', 'Maren', 'Nadia', 'Oksana', 'Pilar', 'Rosalind', 'Saoirse', 'Thandiwe', 'Ulla', 'Viktória', 'Wanjiru', 'Ylva',
  'Zeynep', 'Agnieszka', 'Bronwen', 'Constança', 'Dilnoza', 'Elif', 'Françoise', 'Greta', 'Haruka', 'Ilse', 'Jasmin', 'Kavita',
  'Lotte', 'Mirela', 'Nuria', 'Odile', 'Paloma', 'Renske', 'Solveig', 'Trúc', 'Vesna', 'Yuki', 'Zuzana', 'Ágnes', 'Åsa',
]
export const HIS_NAMES: readonly string[] = [
  'Adebayo', 'Bogdan', 'Cormac', 'Dimitris', 'Emre', 'Florian', 'Gergely', 'Håkon', 'Ignacio', 'Jérôme', 'Kacper', 'László',
  'Mateus', 'Nikolai', 'Oisín', 'Pavel', 'Quentin', 'Rafael', 'Stefan', 'Tomás', 'Ümit', 'Václav', 'Wojciech', 'Yannick',
  'Zoltán', 'Anders', 'Benedikt', 'Casper', 'Duarte', 'Edvard', 'Fergus', 'Giacomo', 'Hiroshi', 'Ivo', 'Joaquín', 'Kofi',
  'Laurent', 'Matteo', 'Nils', 'Olivier', 'Piotr', 'Rohan', 'Søren', 'Thibault', 'Umberto', 'Vincent', 'Walter', 'Yusuf',
  'Arjun', 'Björn', 'Cillian', 'Dragan', 'Eetu', 'François', 'Gonzalo', 'Henrik', 'István', 'Juhani', 'Kwame', 'Ludovic',
  'Minh', 'Noah', 'Otto', 'Patrick', 'Roberto', 'Sándor', 'Tadeusz', 'Viktor', 'Willem', 'Zdeněk', 'Ángel', 'Étienne',
]
export const SURNAMES: readonly string[] = [
  'Almeida', 'Bäcker', 'Castellanos', 'Dvořák', 'Eriksen', 'Fernández', 'Grünwald', 'Horváth', 'Ibrahim', 'Jovanović', 'Kowalczyk',
  'Lefèvre', 'MacAllister', 'Nakamura', 'Ó Briain', 'Papadopoulos', 'Quintero', 'Rossi', 'Sørensen', 'Tamm', 'Ulvestad', 'Varga',
  'Whitfield', 'Yıldız', 'Zieliński', 'Andersson', 'Bellini', 'Chukwu', 'de Vries', 'Engström', 'Fischer', 'García', 'Håland',
  'Iglesias', 'Jansen', 'Kaplan', 'Lindholm', 'Moreau', 'Novák', 'Okonkwo', 'Pereira', 'Quist', 'Rahman', 'Schäfer', 'Tóth',
  'Urbanek', 'van der Linden', 'Weiß', 'Yamamoto', 'Žukauskas', 'Achebe', 'Barbosa', 'Calder', 'D’Angelo', 'Esposito', 'Farrell',
  'Gallagher', 'Hakimi', 'Ivanova', 'Jiménez', 'Kallio', 'Laurent', 'Møller', 'Nikolaidis', 'Owusu', 'Pinheiro', 'Ramírez',
  'Silva', 'Thorsen', 'Usman', 'Vogel', 'Wójcik', 'Ylönen', 'Zhang', 'Ashcroft', 'Brandt', 'Caruso', 'Duarte', 'Fontana',
  'Gjerde', 'Haas', 'Kerr', 'Leclerc', 'Mendes', 'Nguyễn', 'Orsini', 'Petrov', 'Reinholt', 'Şahin', 'Takahashi', 'Vasquez',
]
/** After “is”, with the article. Completed by a field. */
export const ROLES: readonly string[] = [
  'head of purchasing', 'a ward manager', 'a head teacher', 'a team lead', 'the finance director', 'a project manager',
  'a senior engineer', 'the head of communication', 'a partner', 'the production manager', 'a head of department',
  'the deputy director', 'a product owner', 'a senior scientist', 'the operations manager', 'a programme officer',
  'the head of sales', 'a site manager', 'an art director', 'the office manager', 'a store manager', 'a data analyst',
]
export const FIELDS: readonly string[] = [
  'at a firm that makes hearing aids', 'in a district hospital', 'at a school of music', 'in a city administration',
  'at a railway company', 'in a publishing house', 'at a seed bank', 'with a humanitarian organisation', 'at a dairy',
  'in a regional bank', 'at an insurer', 'in a theatre', 'at a wind-power company', 'in a museum of technology',
  'at a software house', 'with an airline', 'at a shipyard', 'in a chain of pharmacies', 'at a university', 'in a brewery',
  'at a furniture maker', 'in a water utility', 'at a broadcaster', 'with a logistics firm', 'in a research institute',
  'at a textile mill', 'in a law office', 'at a food co-operative', 'with a charity for the blind', 'at a paper mill',
]
/** Who somebody is to a client; the order is that of the cast. */
export const RELATIONS = {
  boss: ['manager', 'director', 'chair', 'head of department'],
  peer: ['colleague', 'counterpart', 'opposite number'],
  junior: ['deputy', 'assistant', 'trainee', 'team member'],
  home: { she: ['wife', 'partner', 'sister', 'flatmate'], he: ['husband', 'partner', 'brother', 'flatmate'] },
  friend: ['friend', 'old friend', 'neighbour'],
} as const
