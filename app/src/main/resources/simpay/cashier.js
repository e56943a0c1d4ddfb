// Counts down from the seconds that the server gave, so that a wrong clock on the phone does not matter.
const timer = document.querySelector('[data-left]')
if (timer) {
  const end = performance.now() + Number(timer.dataset.left) * 1000
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000))
    const two = (n) => String(n).padStart(2, '0')
    timer.textContent = two(Math.floor(left / 60)) + ':' + two(left % 60)
    timer.classList.toggle('soon', left <= 30)
    if (left === 0 && Number(timer.dataset.left) > 0) {
      clearInterval(clock)
      setTimeout(() => location.reload(), 500)
    }
  }
  const clock = setInterval(tick, 250)
  tick()
  for (const form of document.forms) {
    form.addEventListener('submit', () => {
      form.querySelector('button').disabled = true
    })
  }
}
