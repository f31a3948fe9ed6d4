import { newRow } from '@alongside/storage/testing'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { kyselyOf, openInTest, personRow } from '../testing/open-in-test.ts'

const rows = [newRow([1])]

function batch(section: string, head = 0) {
  return { section, head, rows, bound: [], retired: [] }
}

describe('the dialect', () => {
  it('[Q1] writes through the writer thread and reads what was written', async () => {
    const store = await openInTest()
    const db = kyselyOf(store)
    const added = await db.insertInto('person').values(personRow('asha')).returningAll().executeTakeFirst()
    expect(added).toMatchObject({ id: 'asha', emailVerified: 0, image: null })
    expect(await db.selectFrom('person').select('email').executeTakeFirst()).toEqual({
      email: 'asha@example.org',
    })
    const renamed = await db
      .updateTable('person')
      .set({ name: 'A' })
      .where('id', '=', 'asha')
      .executeTakeFirst()
    expect(renamed.numUpdatedRows).toBe(1n)
    expect(await store.people.byIds(['asha'])).toEqual([{ id: 'asha', name: 'A', email: 'asha@example.org' }])
    expect((await db.deleteFrom('person').executeTakeFirst()).numDeletedRows).toBe(1n)
    expect(await store.people.count()).toBe(0)
  })

  it('[Q1] refuses a row that breaks a rule of the table, and says which', async () => {
    const db = kyselyOf(await openInTest())
    await db.insertInto('person').values(personRow('asha')).execute()
    await expect(db.insertInto('person').values(personRow('asha')).execute()).rejects.toMatchObject({
      problem: { kind: 'constraint', words: expect.stringContaining('person.email') },
    })
    const at = '2026-01-01T00:00:00.000Z'
    const orphan = { id: 's', expiresAt: at, token: 't', createdAt: at, updatedAt: at, userId: 'nobody' }
    await expect(db.insertInto('session').values(orphan).execute()).rejects.toThrow('FOREIGN KEY')
  })

  it('[Q8] commits a transaction whole, and rolls it back whole', async () => {
    const db = kyselyOf(await openInTest())
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('person').values(personRow('asha')).execute()
      await trx.insertInto('person').values(personRow('moses')).execute()
      expect(await trx.selectFrom('person').select('id').orderBy('id').execute()).toHaveLength(2)
    })
    const failing = db.transaction().execute(async (trx) => {
      await trx.insertInto('person').values(personRow('lena')).execute()
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await db.selectFrom('person').select('id').orderBy('id').execute()).toEqual([
      { id: 'asha' },
      { id: 'moses' },
    ])
  })

  it('[Q8] has savepoints within a transaction', async () => {
    const db = kyselyOf(await openInTest())
    const trx = await db.startTransaction().execute()
    await trx.insertInto('person').values(personRow('asha')).execute()
    const saved = await trx.savepoint('it "is" safe').execute()
    await saved.insertInto('person').values(personRow('moses')).execute()
    await saved.rollbackToSavepoint('it "is" safe').execute()
    await trx.commit().execute()
    expect(await db.selectFrom('person').select('id').execute()).toEqual([{ id: 'asha' }])
  })

  it('[Q8] text commits wait for a short transaction, and many of both go well together', async () => {
    const store = await openInTest()
    const db = kyselyOf(store)
    const people = Array.from({ length: 20 }, (_, index) => `person-${index}`)
    const transactions = people.map((id) =>
      db.transaction().execute(async (trx) => {
        await trx.insertInto('person').values(personRow(id)).execute()
        await trx.updateTable('person').set({ name: 'twice' }).where('id', '=', id).execute()
      }),
    )
    const appends = people.map((id) => store.text.append([batch(id)]))
    const single = people.map((id) =>
      db
        .insertInto('person')
        .values(personRow(`also-${id}`))
        .execute(),
    )
    await Promise.all([...transactions, ...single])
    expect((await Promise.all(appends)).flat()).toEqual(people.map(() => ({ type: 'written', head: 1 })))
    expect(await store.people.count()).toBe(40)
    const { count } = await db
      .selectFrom('person')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('name', '=', 'twice')
      .executeTakeFirstOrThrow()
    expect(count).toBe(20)
  })

  it('[Q8] a transaction that hangs is rolled back after its time, and holds up no text for longer', async () => {
    const store = await openInTest({ transactionLimitMs: 50 })
    const db = kyselyOf(store)
    const hung = await db.startTransaction().execute()
    await hung.insertInto('person').values(personRow('asha')).execute()
    expect(await store.text.append([batch('one')])).toEqual([{ type: 'written', head: 1 }])
    expect(await store.people.count()).toBe(0)
    const late = hung.insertInto('person').values(personRow('moses')).execute()
    await expect(late).rejects.toMatchObject({ problem: { kind: 'timedOut' } })
    await expect(hung.commit().execute()).rejects.toMatchObject({ problem: { kind: 'timedOut' } })
    expect(await store.people.count()).toBe(0)
  })

  it('[Q8] a query through db inside a transaction ends in an error that says so, not in silence', async () => {
    const db = kyselyOf(await openInTest({ transactionLimitMs: 50 }))
    const mistaken = db.transaction().execute(async (trx) => {
      await trx.insertInto('person').values(personRow('asha')).execute()
      await db.insertInto('person').values(personRow('moses')).execute()
      await trx.insertInto('person').values(personRow('lena')).execute()
    })
    await expect(mistaken).rejects.toThrow('use `trx` there')
    expect(await db.selectFrom('person').select('id').execute()).toEqual([{ id: 'moses' }])
  })

  it('[Q8] a statement cannot begin a transaction behind the dialect’s back', async () => {
    const store = await openInTest()
    const db = kyselyOf(store)
    await expect(sql`begin`.execute(db)).rejects.toThrow(RangeError)
    await expect(sql`savepoint a`.execute(db)).rejects.toThrow(RangeError)
    const committing = db.transaction().execute((trx) => sql`commit`.execute(trx))
    await expect(committing).rejects.toThrow(RangeError)
    expect(await store.text.append([batch('one')])).toEqual([{ type: 'written', head: 1 }])
  })

  it('[Q1] takes booleans and dates as SQLite keeps them, and refuses what it cannot keep', async () => {
    const db = kyselyOf(await openInTest())
    const values = sql<object>`select ${true} as yes, ${new Date(0)} as at, ${null} as none, ${new Uint8Array([1])} as bytes`
    expect((await values.execute(db)).rows).toEqual([
      { yes: 1, at: '1970-01-01T00:00:00.000Z', none: null, bytes: new Uint8Array([1]) },
    ])
    await expect(sql`select ${{ a: 1 }} as a`.execute(db)).rejects.toThrow(TypeError)
  })
})
