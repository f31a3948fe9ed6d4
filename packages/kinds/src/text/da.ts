import type { Catalogue } from './catalogue.ts'

/** Danish. Sentences of 15 words at most, one idea each. */
export const da: Catalogue = {
  carePlan: {
    title: 'Personlig plan for hjælp og støtte',
    purpose: 'Min plan for det liv, jeg vil leve, og den støtte, der hjælper mig.',
    sections: {
      howToTalk: {
        title: 'Sådan taler I med mig',
        prompt:
          'Hvad vil du gerne kaldes? Hvordan skal andre tale og skrive til dig? Hvad må de gerne gøre, og hvad må de aldrig gøre? Hvordan kan de se, at du er træt?',
      },
      myLife: {
        title: 'Mit liv',
        prompt:
          'Hvad er en god dag for dig? Hvem betyder noget for dig? Hvilke steder og vaner gør det til dit liv?',
      },
      whatIBring: {
        title: 'Det, jeg bidrager med',
        prompt:
          'Hvad er du god til? Hvad gør du for dig selv og for andre? Hvad kunne du lære fra dig? Hvem og hvad omkring dig giver dig styrke?',
      },
      whatIWant: {
        title: 'Det, jeg gerne vil',
        prompt:
          'Hvad vil du gerne i dit liv, med dine egne ord? Hvorfor er det vigtigt for dig? Hvordan ved du, at det er lykkedes? Hvornår vil du gerne have det?',
      },
      whatGetsInTheWay: {
        title: 'Det, der står i vejen',
        prompt:
          'Hvad gør livet sværere, end det behøver at være? Noget ligger måske hos dig. Meget ligger måske omkring dig: steder, regler, andre mennesker. Skriv, hvor du ved det fra.',
      },
      exchange: {
        title: 'Sådan ser vi hver især på det',
        prompt:
          'Tag én ting ad gangen. Personen, den pårørende og personalet skriver hver især, hvordan de ser det. Skriv så, hvad I er enige om. Er nogen uenig, skal grunden blive stående her.',
      },
      whatWeWillDo: {
        title: 'Det, vi gør',
        prompt:
          'Hvad skal der ske? Hvem gør det, hvornår og hvor? Hvem betaler? Hvilket af dine ønsker hjælper det?',
      },
      myBudget: {
        title: 'Mine penge til støtte',
        prompt:
          'Hvor mange penge er der, og hvor kommer de fra? Hvem styrer dem? Skriv for hver udgift, hvilket ønske den betaler for. Gem lidt til det uventede.',
      },
      risksIChoose: {
        title: 'Risici, jeg vælger',
        prompt:
          'Hvilke risici vil du løbe, og hvorfor er de det værd? Hvad bekymrer hvem? Hvad kan gøre det mere trygt? Skriv, hvem der er enig, og hvem der ikke er.',
      },
      ifThingsChange: {
        title: 'Hvis noget ændrer sig',
        prompt:
          'Hvad er de første tegn på, at det går dårligere? Hvad hjælper så, og hvad hjælper ikke? Hvem skal man ringe til? Hvad er plan B?',
      },
      myCarer: {
        title: 'Min pårørende',
        prompt:
          'Her skriver den pårørende. Hvordan har du det? Hvad vil og kan du hjælpe med? Hvornår holder du fri? Du har ret til din egen plan.',
      },
      sharing: {
        title: 'Hvem må læse med',
        prompt:
          'Gå planens dele igennem. Hvem må læse hver del, og hvorfor? Hvor længe? Du må gerne ombestemme dig.',
      },
      agreement: {
        title: 'Det, vi blev enige om',
        prompt:
          'Hvem sagde det, og hvem skrev det? Hvornår blev det læst op for dig? Skriv, hvad I blev enige om. Skriv også, hvad I ikke blev enige om.',
      },
      review: {
        title: 'Vi ser på planen igen',
        prompt:
          'Hvornår ser I på planen igen? Hvad skal få jer til at se på den før? Sidste gang: Hvad sagde du, og hvad blev der gjort?',
      },
    },
  },

  strategy: {
    title: 'Strategi',
    purpose: 'Det, vi vil ændre sammen, hvorfor vi vil det, og hvordan vi når det.',
    sections: {
      onePage: {
        title: 'På én side',
        prompt:
          'Fortæl hele strategien på én side, som alle kan læse. Brug korte sætninger og almindelige ord. Forklar et svært ord i næste sætning.',
      },
      whoWroteThis: {
        title: 'Hvem har skrevet det her',
        prompt:
          'Hvem har været med, og i hvilken rolle? Hvornår kom de med, som selv har prøvet det? Hvem mangler, og hvad gør I ved det?',
      },
      whatPeopleToldUs: {
        title: 'Det, folk har fortalt os',
        prompt:
          'Hvad har folk sagt, med deres egne ord? Hvordan spurgte I? Skriv også det ned, der var svært at høre.',
      },
      whatWeHave: {
        title: 'Det, vi allerede har',
        prompt:
          'Begynd med mennesker, grupper og steder, der allerede hjælper. Tag så tilbuddene. Hvad virker godt og skal blive?',
      },
      whatIsWanted: {
        title: 'Det, tilbuddene ville, og det, folk vil',
        prompt:
          'Stil tilbuddenes planer og folks ønsker ved siden af hinanden. Skriv så, hvad I er enige om. Lad forskellen stå, hvor der er en.',
      },
      priorities: {
        title: 'Det vigtigste for os',
        prompt:
          'Hvad kommer først, og hvorfor? Begynd hvert punkt med "jeg kan" eller "jeg har". Sæt to navne på: en borger og en fra personalet. Hvordan kan folk måle det? Hvad koster det, og hvornår er det gjort?',
      },
      moneyAndDecisions: {
        title: 'Penge og beslutninger',
        prompt:
          'Hvor mange penge er der? Hvem bestemmer over dem, og hvor? Hvilke beslutninger deler I, og hvilke deler I ikke? Vær ærlige om begge dele.',
      },
      howWeWork: {
        title: 'Sådan arbejder vi og fortæller om det',
        prompt:
          'Hvordan mødes I, og hvad skal der til, for at alle kan være med? Hvordan hører folk, hvad der sker? På hvilke sprog og i hvilken form?',
      },
      equalityAndRisk: {
        title: 'Lige muligheder og risiko',
        prompt:
          'Hvem kan blive glemt i planen? Hvad gør I ved det? Hvilke risici er det værd at løbe, og hvem kan de ramme?',
      },
      actionsByYear: {
        title: 'Det, vi gør, år for år',
        prompt: 'Hvad sker der det første år? Hvad kommer så? Hvem gør det, og hvem hjælper?',
      },
      howWeReview: {
        title: 'Sådan ser vi tilbage',
        prompt: 'Hvornår ser I på, hvordan det går? Hvem er med? Hvad sker der, når noget ikke er gjort?',
      },
      youSaidWeDid: {
        title: 'I sagde, vi gjorde',
        prompt: 'Hvad bad folk om? Hvad kom der ud af det? Kom der ikke noget ud af det, så skriv hvorfor.',
      },
      signOff: {
        title: 'Hvem står bag',
        prompt:
          'Hvem er enig, og i hvilken rolle? Hvem er ikke enig, og i hvad? Deres grunde bliver stående her med deres ord.',
      },
    },
  },

  evaluation: {
    title: 'Evaluering af et tilbud',
    purpose: 'Hvor godt tilbuddet er for dem, der bruger det, og hvad der bør ændres.',
    sections: {
      service: {
        title: 'Tilbuddet',
        prompt:
          'Hvilket tilbud er det, og hvem er det for? Hvem driver det, og hvem betaler? Hvilke måneder ser I på?',
      },
      panel: {
        title: 'Hvem er i panelet',
        prompt:
          'Hvem er med, og i hvilken rolle? Hvem blev spurgt og kunne ikke komme? Har nogen en forbindelse til tilbuddet?',
      },
      criteria: {
        title: 'Det, vi ser på',
        prompt:
          'Hvad gør et tilbud godt? Bliv enige om det, før nogen giver point. Er det let at få fat i, og lytter det? Bliver man mødt som en ligeværdig? Gør det, hvad det lovede?',
      },
      evidence: {
        title: 'Det, vi ved, og hvor vi ved det fra',
        prompt:
          'Hvad har I set, hørt og læst? Fortællinger tæller, og det gør tal også. Skriv, hvor hver ting kommer fra.',
      },
      profile: {
        title: 'Det, vi fandt',
        prompt: 'Hvad gør tilbuddet godt? Hvor halter det? Hvordan er det at bruge det?',
      },
      gaps: {
        title: 'Hvor vi ser forskelligt på det',
        prompt:
          'Hvor lå jeres syn langt fra hinanden? Lad hver side sige hvorfor, med egne ord. I behøver ikke at blive enige.',
      },
      keepChangeStop: {
        title: 'Behold, ændr, stop',
        prompt: 'Nævn tre ting at beholde, tre at ændre og tre at stoppe. Skriv hvorfor for hver.',
      },
      providerReply: {
        title: 'Svaret fra tilbuddet',
        prompt:
          'Her skriver de, der driver tilbuddet. Hvad vil I gøre, og hvornår? Hvad vil I ikke gøre, og hvorfor?',
      },
      followUp: {
        title: 'Hvad der så skete',
        prompt: 'Hvornår ser I på det igen? Hvad er ændret siden? Hvem fortalte det til dem, der var med?',
      },
    },
  },

  review: {
    title: 'Eftersyn af samskabelsen',
    purpose: 'Et ærligt blik på, hvor langt vi kom sammen, og tre løfter.',
    sections: {
      scope: {
        title: 'Det, vi ser på',
        prompt:
          'Hvilket arbejde, og fra hvornår til hvornår? Hvor langt skulle det gå: fortalt, spurgt, inddraget, udtænkt eller udført sammen?',
      },
      level: {
        title: 'Hvor langt det gik',
        prompt:
          'Fulgte folk bare tilbuddet? Støttede de hinanden i det? Eller ændrede de det sammen? Hver siger, hvordan de ser det, med et eksempel.',
      },
      principles: {
        title: 'Lige, forskellige, åbent, give og få',
        prompt:
          'Var alle ligeværdige? Var der forskellige mennesker med? Kunne alle være med på deres måde? Både gav og fik alle noget? Giv et eksempel hver gang.',
      },
      jigsaw: {
        title: 'Fire dele af en helhed',
        prompt:
          'Se på fire dele. Kultur: hvad I tror på, og hvordan I taler. Struktur: hvem der sidder på hvilken plads. Praksis: hvad I gør hver dag. Eftersyn: hvordan I lærer af det.',
      },
      whoWasMissing: {
        title: 'Hvem manglede',
        prompt: 'Hvem burde have været med og var det ikke? Hvem gik, og hvorfor? Hvad kunne have hjulpet?',
      },
      power: {
        title: 'Hvem havde magten',
        prompt:
          'Hvem tog hvilke beslutninger? Hvem bestemte over pengene? Hvem ledede møderne? Tæl det op efter rolle.',
      },
      youSaidWeDid: {
        title: 'I sagde, vi gjorde',
        prompt: 'Hvad blev der bedt om? Hvad kom der ud af det? Hvis der ikke kom noget, hvorfor ikke?',
      },
      limits: {
        title: 'Det, der ikke kunne deles',
        prompt: 'Hvad blev afgjort et andet sted, af hvem og hvorfor? Vidste alle det fra begyndelsen?',
      },
      commitments: {
        title: 'Tre løfter',
        prompt:
          'Vælg tre ting at gøre bedre. Hver har en dato og to, der leder den. Den ene er borger, den anden er fra personalet.',
      },
      nextReview: {
        title: 'Næste gang',
        prompt: 'Hvornår ser I på det igen? Hvad vil I gerne kunne sige til den tid?',
      },
    },
  },

  coEvaluation: {
    title: 'Fælles evaluering',
    purpose: 'Hvor godt et tilbud er. Vi vurderer hver for sig først og taler sammen bagefter.',
    sections: {},
  },
  allocation: {
    title: 'Fordeling af penge',
    purpose: 'Hvilke penge der er, hvad der foreslås, og hvad vi sammen giver dem til.',
    sections: {
      questions: {
        title: 'Spørgsmål og svar',
        prompt: 'Hvad vil folk gerne vide, før de stemmer?',
      },
    },
  },
  coReview: {
    title: 'Eftersyn af samskabelsen',
    purpose: 'Hvor langt vi egentlig går sammen, og hvad vi lover at gøre bedre.',
    sections: {
      culture: {
        title: 'Kultur',
        prompt:
          'Hvad tror I om at arbejde sammen, og hvordan taler I? Er det trygt at være uenig? Taler I åbent om risici?',
      },
      structure: {
        title: 'Struktur',
        prompt:
          'Hvem sidder på hvilken plads? Hvem leder, hvem skriver under, hvem ser pengene? Er der løn, tid og støtte til alle?',
      },
      practice: {
        title: 'Praksis',
        prompt:
          'Hvad gør I hver dag? Hvem er med fra begyndelsen? Er ordene enkle, og passer tid og sted alle?',
      },
      learning: {
        title: 'Eftersyn',
        prompt: 'Hvordan lærer I af det, I gør? Hvem ser på det sammen? Hvad ændrede I på grund af det?',
      },
      whoWasMissing: {
        title: 'Hvem manglede',
        prompt: 'Hvem burde have været med og var det ikke? Hvem gik, og hvorfor? Hvad ville have hjulpet?',
      },
      limits: {
        title: 'Det, der ikke kunne deles',
        prompt: 'Hvad blev afgjort andre steder, af hvem og hvorfor? Vidste alle det fra begyndelsen?',
      },
    },
  },
  meeting: {
    title: 'Møde',
    purpose: 'Det, vi mødes om, det, vi siger, og det, vi beslutter sammen.',
    sections: {},
  },
  meetingNotes: {
    title: 'Mødenoter',
    purpose: 'Det, vi talte om, det, vi besluttede, og hvem der gør hvad.',
    sections: {
      about: {
        title: 'Om mødet',
        prompt:
          'Hvornår og hvor mødes I? Hvad er det for? Hvad skal der til, for at det bliver et godt møde?',
      },
      whoCame: {
        title: 'Hvem kom',
        prompt: 'Hvem er her, og i hvilken rolle? Hvem har meldt afbud?',
      },
      interests: {
        title: 'Forbindelser, vi bør kende',
        prompt:
          'Får nogen noget ud af det, der bliver besluttet? Sig det, bliv, og tal med. At bruge tilbuddet er ikke en binding: det er viden.',
      },
      whatWeSaid: {
        title: 'Det, vi talte om',
        prompt: 'Skriv en overskrift for hvert punkt. Notér, hvad der blev sagt, og hvem der sagde det.',
      },
      decisions: {
        title: 'Det, vi besluttede',
        prompt: 'Hvad besluttede I, hvordan og hvorfor? Hvem så anderledes på det? Gem deres grund.',
      },
      actions: {
        title: 'Hvem gør hvad',
        prompt: 'Hvad skal der gøres? Hvem gør det, hvem hjælper, og hvornår er det gjort?',
      },
      nextTime: {
        title: 'Næste gang',
        prompt: 'Hvornår mødes I igen? Hvad er der tilbage? Hvem skal høre om i dag?',
      },
    },
  },

  blank: {
    title: 'Tomt dokument',
    purpose: 'Et dokument til det, vi har brug for.',
    sections: {
      text: {
        title: 'Tekst',
        prompt: 'Begynd hvor som helst. Andre kan skrive her sammen med dig.',
      },
    },
  },
}
