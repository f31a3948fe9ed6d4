import type { SubmitFunction } from '$app/forms'

/**
 * A form that stays as it is where no server was reached, and goes by itself once there is a connection. What is chosen
 * is kept by the page alone: on the device the next person who uses it would find it.
 */
export class Sending {
  isWaiting = $state(false)

  readonly submit: SubmitFunction = ({ formElement, submitter }) => {
    this.isWaiting = false
    return async ({ result, update }) => {
      // Without a status it was no server that answered.
      if (result.type !== 'error' || result.status !== undefined) return update({ reset: false })
      this.isWaiting = true
      const button = submitter instanceof HTMLButtonElement ? submitter : null
      addEventListener('online', () => formElement.isConnected && formElement.requestSubmit(button), {
        once: true,
      })
    }
  }
}
