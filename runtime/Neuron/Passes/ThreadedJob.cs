using System.Runtime.ExceptionServices;

namespace Generated.Neuron.Passes;

/// <summary>
/// The work of one call, shared out in pieces among the calling thread and threads of the pool: whoever is free takes the next one. The
/// caller waits only for pieces that a thread has begun, never for a pool thread that has not started yet.
/// </summary>
internal abstract class ThreadedJob : IThreadPoolWorkItem
{
    private int _present;
    private ExceptionDispatchInfo? _failure;

    /// <inheritdoc/>
    public void Execute()
    {
        Work();
        Leave();
    }

    /// <summary>Whether every piece is done.</summary>
    protected abstract bool IsDone { get; }

    /// <summary>
    /// Takes pieces and does them, until there is none to take now. A thread that comes when all of them are taken touches nothing: the
    /// caller's spans may be gone by then.
    /// </summary>
    protected abstract void Work();

    /// <summary>Nobody is here any more: the job can serve another call, so a steady state allocates nothing.</summary>
    protected abstract void Keep();

    /// <summary>Whether a piece threw. What the others compute is not used then.</summary>
    protected bool HasFailed => _failure is not null;

    /// <summary>Remembers an exception of a piece, which counts as done.</summary>
    protected void Fail(Exception exception) => _failure = ExceptionDispatchInfo.Capture(exception);

    /// <summary>Does all pieces.</summary>
    /// <param name="threads">The most threads, including the caller's.</param>
    /// <returns>What a piece threw, or null.</returns>
    protected ExceptionDispatchInfo? Run(int threads)
    {
        _present = threads;
        var interrupted = !Call(threads - 1);
        Work();
        interrupted |= !Wait();
        var failure = _failure;
        if (interrupted)
        {
            // Only now, when no other thread writes to the caller's spans. The caller's next wait throws.
            Thread.CurrentThread.Interrupt();
        }

        return failure;
    }

    /// <summary>The last one to go puts the job back.</summary>
    protected void Leave()
    {
        if (Interlocked.Decrement(ref _present) == 0)
        {
            _failure = null;
            Keep();
        }
    }

    /// <summary>Asks for threads of the pool. False if the caller was interrupted meanwhile.</summary>
    private bool Call(int threads)
    {
        try
        {
            for (var i = 0; i < threads; i++)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }

            return true;
        }
        catch (ThreadInterruptedException)
        {
            // It is unknown how many threads will start. Since fewer may leave than were requested, the job is not reused for another call.
            return false;
        }
        catch (OutOfMemoryException)
        {
            // The same: the caller does the rest of the work.
            return true;
        }
    }

    /// <summary>
    /// Waits until all pieces are done, whatever happens, because threads of the pool write to the caller's spans until then. False if the
    /// caller was interrupted meanwhile.
    /// </summary>
    private bool Wait()
    {
        var (spinner, undisturbed) = (default(SpinWait), true);
        while (!IsDone)
        {
            try
            {
                // A piece takes some 20 µs, less than a sleep would.
                spinner.SpinOnce(sleep1Threshold: -1);
            }
            catch (ThreadInterruptedException)
            {
                undisturbed = false;
            }

            // There may be memory for another piece now.
            Work();
        }

        return undisturbed;
    }
}
