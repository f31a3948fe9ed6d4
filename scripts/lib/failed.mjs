/** The names of the tests that failed, each with the first line of why, from what vitest or playwright has written of a run. */
export function namesOfFailed({ testResults = [], suites = [] }) {
  const ofFiles = testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => named(fullName, failureMessages[0])),
  )
  return [...ofFiles, ...suites.flatMap((suite) => ofSuite(suite, ''))]
}

function ofSuite({ title, specs = [], suites = [] }, before) {
  const path = before === '' ? title : `${before} › ${title}`
  const ofSpecs = specs
    .filter(({ ok }) => !ok)
    .map((spec) => named(`${path} › ${spec.title}`, spec.tests[0]?.results.at(-1)?.error?.message))
  return [...ofSpecs, ...suites.flatMap((suite) => ofSuite(suite, path))]
}

function named(name, why = '') {
  return `${name}: ${why.split('\n')[0]}`
}
