import type { Words } from './words.ts'

export const da: Words = {
  locale: 'da-DK',
  signIn: {
    subject: '{code} er din kode til Alongside',
    lines: [
      'Din kode til at logge ind er {code}.',
      'Skriv den på siden, der bad om den, eller åbn linket herunder. Begge virker i {minutes} minutter og én gang.',
      'Har du ikke bedt om koden, skal du ikke gøre noget: Ingen kommer ind uden den.',
    ],
    button: 'Log ind',
  },
  claim: {
    subject: '{code} er din kode til at beholde det, du skrev',
    lines: [
      'Din kode er {code}. Skriv den på siden, der bad om den, inden for {minutes} minutter.',
      'Så hører det, du skrev som gæst, til denne adresse, og du logger ind med den fra nu af.',
      'Har du ikke bedt om koden, så giv den ikke til nogen.',
    ],
    button: 'Tilbage til siden',
  },
  invitation: {
    subject: '{inviter} inviterer dig til “{space}”',
    greeting: 'Hej',
    greetingByName: 'Hej {name}',
    lines: [
      '{inviter} vil gerne have dig med i “{space}”.',
      'Der skriver I sammen, og man kan altid se, hvem ordene kommer fra.',
      'Åbn linket herunder og se, hvad det handler om. Du kan sige ja eller nej indtil den {day}.',
    ],
    saysInviter: '{inviter} skriver:',
    someone: 'En arrangør',
    button: 'Se invitationen',
  },
  capacity: {
    usesServices: 'En person, der bruger tilbuddene',
    unpaidCarer: 'En pårørende',
    layPartner: 'En lægmandspartner',
    youngPerson: 'Et ungt menneske',
    frontlineStaff: 'En medarbejder',
    clinician: 'En behandler',
    commissioner: 'En bestiller',
    electedMember: 'Et folkevalgt medlem',
    facilitator: 'En facilitator',
    observer: 'En observatør',
  },
}
