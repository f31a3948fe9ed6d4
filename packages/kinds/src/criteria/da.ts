import type { CriterionKey, CriterionText } from './key.ts'

export const da: Readonly<Record<CriterionKey, CriterionText>> = {
  reach: {
    title: 'Let at få fat i',
    question: 'Kan man få hjælp af tilbuddet, når man har brug for den?',
    help: 'Tænk på ventetid, åbningstid, telefon og transport. Tænk på skemaer, sprog og trapper.',
  },
  listens: {
    title: 'Lytter og forklarer',
    question: 'Lytter de ansatte, og siger de tingene, så alle forstår dem?',
    help: 'Tænk på tid til at tale, enkle ord og tolk. Er det i orden at spørge igen?',
  },
  equal: {
    title: 'Behandler mig som ligeværdig',
    question: 'Bliver man mødt som en ligeværdig, der kender sit eget liv bedst?',
    help: 'Hvem bestemmer, hvad der skal ske? Bliver man spurgt først? Kan man sige nej?',
  },
  strengths: {
    title: 'Bygger på det, jeg kan',
    question: 'Begynder tilbuddet med det, mennesker kan og ønsker?',
    help: 'Tænk på evner, interesser, familie, venner og naboer. Eller handler det mest om det, der er galt?',
  },
  keepsPromises: {
    title: 'Gør, hvad det har lovet',
    question: 'Gør tilbuddet det, som det har lovet, til den tid, det har lovet?',
    help: 'Tænk på besøg, opkald, breve og planer. Får man besked, når noget bliver ændret?',
  },
  joinedUp: {
    title: 'Hænger sammen',
    question: 'Arbejder mennesker og tilbud omkring en person godt sammen?',
    help: 'Skal man fortælle sin historie igen og igen? Er der nogen, der ser det hele?',
  },
  safe: {
    title: 'Trygt, og jeg må vælge mine egne risici',
    question: 'Er man tryg her og fri til selv at vælge, hvad man tør?',
    help: 'Tør man sige, hvad der er galt? Bliver bekymring brugt som grund til at sige nej?',
  },
  fair: {
    title: 'Retfærdigt over for dem, der ofte bliver glemt',
    question: 'Virker tilbuddet lige så godt for dem, der ofte bliver glemt?',
    help: 'Hvem kommer ikke, og hvorfor? Tænk på sprog, handicap, penge, tro, alder og bopæl.',
  },
  connects: {
    title: 'Knytter mig til andre',
    question: 'Hjælper tilbuddet mennesker med at møde andre og være med?',
    help: 'Tænk på grupper, foreninger, arbejde og folk med samme erfaring. Er pårørende med?',
  },
  difference: {
    title: 'Gør en forskel i mit liv',
    question: 'Bliver livet bedre for mennesker på grund af tilbuddet?',
    help: 'Hvad kan nogen nu, som de ikke kunne før? Hvad ville der ske uden det?',
  },
  learns: {
    title: 'Har ændret sig efter det, vi sagde',
    question: 'Har tilbuddet ændret noget på grund af det, folk har sagt?',
    help: 'Kan du nævne én ændring? Fik folk at vide, hvad der blev af deres ord?',
  },
  money: {
    title: 'Pengene værd',
    question: 'Bliver pengene til tilbuddet brugt godt?',
    help: 'Tænk på det, der hjælper, og det, der går til spilde. Kunne de samme penge gøre mere gavn?',
  },
}
