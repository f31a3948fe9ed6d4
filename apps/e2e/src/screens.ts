import type { Board } from './board.ts'

/** One page of the product as one person sees it. */
export interface Screen {
  /** As the folder under `routes` is called. */
  readonly route: string
  /** Who looks at it; null: nobody is signed in. */
  readonly who: 'asha' | 'sam' | 'gwen' | 'omar' | null
  readonly path: (board: Board) => string
}

/** Every page of the product; a page with two faces stands here twice. */
export const screens: readonly Screen[] = [
  { route: '', who: 'omar', path: () => '/' },
  { route: 'back/[token]', who: null, path: () => '/back/not-from-a-mail' },
  { route: 'code', who: null, path: () => '/code' },
  { route: 'easier', who: null, path: () => '/easier' },
  { route: 'join/[token]', who: null, path: ({ invitation }) => invitation },
  { route: 'join/[token]', who: 'omar', path: ({ invitation }) => invitation },
  { route: 'join/[token]', who: 'omar', path: ({ withdrawn }) => withdrawn },
  { route: 'join/[token]', who: null, path: () => '/join/not-a-link' },
  { route: 'l/[token]', who: null, path: ({ guests }) => guests },
  { route: 'l/[token]', who: 'omar', path: ({ guests }) => guests },
  { route: 'l/[token]', who: 'sam', path: ({ guests }) => guests },
  { route: 'l/[token]', who: null, path: ({ visitors }) => visitors },
  { route: 'l/[token]', who: null, path: ({ shut }) => shut },
  { route: 'l/[token]', who: null, path: () => '/l/not-a-link' },
  { route: 'l/[token]/back', who: null, path: ({ guests }) => `${guests}/back` },
  { route: 'me', who: 'asha', path: () => '/me' },
  { route: 's/[space]', who: 'sam', path: ({ space }) => space },
  { route: 's/[space]/d/[document]', who: 'asha', path: ({ plan }) => plan },
  { route: 's/[space]/d/[document]', who: 'gwen', path: ({ plan }) => plan },
  { route: 's/[space]/d/[document]', who: 'sam', path: ({ empty }) => empty },
  { route: 's/[space]/d/[document]', who: 'sam', path: ({ putAway }) => putAway },
  { route: 's/[space]/d/[document]/details', who: 'asha', path: ({ plan }) => `${plan}/details` },
  { route: 's/[space]/d/[document]/details', who: 'gwen', path: ({ plan }) => `${plan}/details` },
  { route: 's/[space]/d/[document]/details', who: 'sam', path: ({ putAway }) => `${putAway}/details` },
  { route: 's/[space]/d/[document]/files', who: 'asha', path: ({ plan }) => `${plan}/files` },
  { route: 's/[space]/d/[document]/files', who: 'gwen', path: ({ plan }) => `${plan}/files` },
  { route: 's/[space]/d/[document]/files', who: 'sam', path: ({ putAway }) => `${putAway}/files` },
  { route: 's/[space]/d/[document]/links', who: 'sam', path: ({ empty }) => `${empty}/links` },
  { route: 's/[space]/d/[document]/links/make', who: 'sam', path: ({ empty }) => `${empty}/links/make` },
  { route: 's/[space]/d/[document]/links/screen', who: 'sam', path: ({ screen }) => screen },
  { route: 's/[space]/d/[document]/rights', who: 'asha', path: ({ plan }) => `${plan}/rights` },
  { route: 's/[space]/d/[document]/rights', who: 'gwen', path: ({ plan }) => `${plan}/rights` },
  { route: 's/[space]/d/[document]/sections', who: 'asha', path: ({ plan }) => `${plan}/sections` },
  { route: 's/[space]/d/[document]/sections', who: 'gwen', path: ({ plan }) => `${plan}/sections` },
  { route: 's/[space]/d/[document]/sections', who: 'sam', path: ({ putAway }) => `${putAway}/sections` },
  { route: 's/[space]/hearing', who: 'asha', path: ({ space }) => `${space}/hearing` },
  { route: 's/[space]/hearing', who: 'gwen', path: ({ space }) => `${space}/hearing` },
  { route: 's/[space]/interests', who: 'asha', path: ({ space }) => `${space}/interests` },
  { route: 's/[space]/leave', who: 'asha', path: ({ space }) => `${space}/leave` },
  { route: 's/[space]/m/[meeting]', who: 'sam', path: ({ meeting }) => meeting },
  { route: 's/[space]/m/[meeting]', who: 'gwen', path: ({ meeting }) => meeting },
  { route: 's/[space]/m/[meeting]', who: 'sam', path: ({ draft }) => draft },
  { route: 's/[space]/m/[meeting]', who: 'sam', path: ({ over }) => over },
  { route: 's/[space]/m/[meeting]/after', who: 'sam', path: ({ over }) => `${over}/after` },
  { route: 's/[space]/m/[meeting]/captions', who: 'sam', path: ({ meeting }) => `${meeting}/captions` },
  { route: 's/[space]/m/[meeting]/call-off', who: 'sam', path: ({ meeting }) => `${meeting}/call-off` },
  ...['title', 'when', 'where', 'more', 'people', 'quorum', 'series'].map((part): Screen => ({
    route: 's/[space]/m/[meeting]/change/[part]',
    who: 'sam',
    path: ({ meeting }) => `${meeting}/change/${part}`,
  })),
  {
    route: 's/[space]/m/[meeting]/items/[item]',
    who: 'sam',
    path: ({ meeting, item }) => `${meeting}/items/${item}`,
  },
  { route: 's/[space]/m/[meeting]/items/new', who: 'sam', path: ({ meeting }) => `${meeting}/items/new` },
  { route: 's/[space]/m/[meeting]/minutes', who: 'sam', path: ({ over }) => `${over}/minutes` },
  { route: 's/[space]/m/[meeting]/offices', who: 'sam', path: ({ meeting }) => `${meeting}/offices` },
  { route: 's/[space]/m/[meeting]/papers', who: 'sam', path: ({ meeting }) => `${meeting}/papers` },
  { route: 's/[space]/m/[meeting]/papers/[paper]', who: 'asha', path: ({ paper }) => paper },
  { route: 's/[space]/m/[meeting]/print', who: 'asha', path: ({ meeting }) => `${meeting}/print?papers=yes` },
  { route: 's/[space]/m/[meeting]/public', who: 'sam', path: ({ meeting }) => `${meeting}/public` },
  { route: 's/[space]/m/[meeting]/publish', who: 'sam', path: ({ draft }) => `${draft}/publish` },
  { route: 's/[space]/m/[meeting]/room', who: 'asha', path: ({ meeting }) => `${meeting}/room` },
  { route: 's/[space]/m/[meeting]/room', who: 'sam', path: ({ draft }) => `${draft}/room` },
  { route: 's/[space]/m/[meeting]/room', who: 'sam', path: ({ over }) => `${over}/room` },
  {
    route: 's/[space]/m/[meeting]/room/captions',
    who: 'asha',
    path: ({ meeting }) => `${meeting}/room/captions`,
  },
  { route: 's/[space]/m/[meeting]/room/screen', who: 'sam', path: ({ meeting }) => `${meeting}/room/screen` },
  { route: 's/[space]/meetings', who: 'sam', path: ({ space }) => `${space}/meetings` },
  { route: 's/[space]/meetings', who: 'asha', path: ({ space }) => `${space}/meetings` },
  { route: 's/[space]/meetings/new', who: 'sam', path: ({ space }) => `${space}/meetings/new` },
  { route: 's/[space]/me', who: 'sam', path: ({ space }) => `${space}/me` },
  { route: 's/[space]/me/hand-on', who: 'sam', path: ({ space }) => `${space}/me/hand-on` },
  { route: 's/[space]/me/hand-on', who: 'asha', path: ({ space }) => `${space}/me/hand-on` },
  { route: 's/[space]/me/hearing', who: 'asha', path: ({ space }) => `${space}/me/hearing` },
  { route: 's/[space]/me/needs', who: 'asha', path: ({ space }) => `${space}/me/needs?joined=yes` },
  { route: 's/[space]/new', who: 'asha', path: ({ space }) => `${space}/new` },
  { route: 's/[space]/not-done', who: 'sam', path: ({ space }) => `${space}/not-done` },
  { route: 's/[space]/settings', who: 'sam', path: ({ space }) => `${space}/settings` },
  { route: 's/[space]/people', who: 'sam', path: ({ space }) => `${space}/people` },
  {
    route: 's/[space]/people/[person]',
    who: 'sam',
    path: ({ space, person }) => `${space}/people/${person('sam')}`,
  },
  {
    route: 's/[space]/people/[person]/limit',
    who: 'sam',
    path: ({ space, person }) => `${space}/people/${person('gwen')}/limit`,
  },
  {
    route: 's/[space]/people/[person]/needs',
    who: 'sam',
    path: ({ space, mary }) => `${space}/people/${mary}/needs`,
  },
  {
    route: 's/[space]/people/[person]',
    who: 'sam',
    path: ({ space, mary }) => `${space}/people/${mary}`,
  },
  {
    route: 's/[space]/people/[person]/seat',
    who: 'sam',
    path: ({ space, person }) => `${space}/people/${person('moses')}/seat`,
  },
  { route: 's/[space]/people/invitations', who: 'sam', path: ({ space }) => `${space}/people/invitations` },
  { route: 's/[space]/people/invite', who: 'sam', path: ({ space }) => `${space}/people/invite` },
  { route: 's/[space]/people/invite/link', who: 'sam', path: ({ space }) => `${space}/people/invite/link` },
  { route: 's/[space]/people/invite/mail', who: 'sam', path: ({ space }) => `${space}/people/invite/mail` },
  {
    route: 's/[space]/people/invite/person',
    who: 'sam',
    path: ({ space }) => `${space}/people/invite/person`,
  },
  { route: 's/[space]/tasks', who: 'sam', path: ({ space }) => `${space}/tasks` },
  { route: 's/[space]/tasks/[task]', who: 'sam', path: ({ letter }) => letter },
  { route: 'unsubscribe/[token]', who: null, path: ({ unsubscribe }) => unsubscribe },
  { route: 'unsubscribe/[token]', who: null, path: () => '/unsubscribe/not-from-a-mail' },
  { route: 'sign-in', who: null, path: () => '/sign-in' },
  { route: 'sign-in/link', who: null, path: () => '/sign-in/link?ticket=from-the-mail' },
]

/** Pages that are there only before the first space is made, in the middle of signing in, for guests, or after a meeting. */
export const screensOfBeginning = [
  'public/minutes/[copy]',
  'sign-in/code',
  'start',
  'l/[token]/words',
  'l/[token]/keep',
]

/** What is shown in place of a page: it is not there, or not open to this person. */
export const screensOfTrouble: readonly Screen[] = [
  { route: 'nothing-here', who: null, path: () => '/nothing-here' },
  { route: 's/[space]/d/nothing-here', who: 'asha', path: ({ space }) => `${space}/d/nothing-here` },
  { route: 's/[space]/people/invite', who: 'asha', path: ({ space }) => `${space}/people/invite` },
  { route: 's/[space]/not-done', who: 'asha', path: ({ space }) => `${space}/not-done` },
]
