import { enhance as send, type SubmitFunction } from '$app/forms'

/**
 * Sends a form without loading the page anew, and once: a hand that shakes or has no patience presses twice, and two
 * links or two invitations would be made. What is pressed while the answer is on its way, or as the second part of a
 * double click, counts for nothing.
 */
export function enhance(form: HTMLFormElement, submit?: SubmitFunction): { destroy(): void } {
  let isUnderWay = false
  const pressed = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest('button') : null
    if (event.detail > 1 && button?.type === 'submit') event.preventDefault()
  }
  form.addEventListener('click', pressed)

  const once: SubmitFunction = async (input) => {
    if (isUnderWay) {
      input.cancel()
      return
    }
    isUnderWay = true
    const cancel = (): void => {
      isUnderWay = false
      input.cancel()
    }
    const then = await submit?.({ ...input, cancel })
    return async (answer) => {
      try {
        if (then) await then(answer)
        else await answer.update()
      } finally {
        isUnderWay = false
      }
    }
  }
  const sending = send(form, once)

  return {
    destroy() {
      form.removeEventListener('click', pressed)
      sending.destroy()
    },
  }
}
