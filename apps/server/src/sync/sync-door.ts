import { closeCodes, idSchema } from '@alongside/protocol'
import type { RawData } from 'ws'
import { goodbye, type Door, type Guest } from '../http/sockets.ts'
import type { Log } from '../log.ts'
import type { Admit } from './admission.ts'
import type { Rooms, Seat } from './rooms.ts'
import { wireOf } from './wire.ts'

export interface SyncDoorDeps {
  readonly rooms: Rooms
  readonly admit: Admit
  readonly maxBufferedBytes: number
  readonly log: Log
  /** Names a connection; unique in the process. */
  readonly newMember: () => string
}

const path = /^\/sync\/([^/]+)$/

/** The door to the rooms: `/sync/{sectionId}`. */
export function createSyncDoor(deps: SyncDoorDeps): Door {
  return (requested) => {
    const section = path.exec(requested)?.[1]
    if (section === undefined || !idSchema.safeParse(section).success) return null
    return (guest) => {
      enter(deps, guest, section).catch((error: unknown) => {
        deps.log.error({ section, why: String(error) }, 'join.failed')
        goodbye(guest.socket, closeCodes.failed, 'The section could not be opened.')
      })
    }
  }
}

async function enter(
  deps: SyncDoorDeps,
  { socket, stream, signedIn }: Guest,
  section: string,
): Promise<void> {
  const { rooms, admit, maxBufferedBytes } = deps
  socket.pause() // what is sent meanwhile waits in the network, not in our memory
  const admitted = await admit(signedIn, section)
  if (admitted === null) return refuse()
  const member = deps.newMember()
  const seat = await rooms.join(
    section,
    { member, ...admitted },
    wireOf({ socket, stream }, maxBufferedBytes),
  )
  if (socket.readyState !== socket.OPEN) return seat.leave()
  socket.on('message', (data, isBinary) => receive(seat, data, isBinary))
  socket.once('close', () => seat.leave())
  socket.resume()

  // A right that was taken away while the room was being opened is noticed here; from now on the room is told.
  const now = await admit(signedIn, section)
  if (now === null || now.permission !== admitted.permission) {
    const permission = now?.permission ?? null
    rooms.tell(section, { type: 'permission', member, permission, by: null, reason: null })
  }

  function refuse(): void {
    goodbye(socket, closeCodes.notAllowed, 'There is nothing here that you may read.')
  }

  function receive(seat: Seat, data: RawData, isBinary: boolean): void {
    if (isBinary && Buffer.isBuffer(data)) seat.receive(data)
    else goodbye(socket, closeCodes.malformed, 'Frames are binary.')
  }
}
