package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
)

// stopped is the cause of a context that a signal has ended.
type stopped struct{ signal os.Signal }

func (s *stopped) Error() string { return s.signal.String() }

// untilStopped returns a context that the first signal to stop ends. After that the program no longer listens, so
// that a second one ends it at once, whatever it waits for.
func untilStopped() (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case s := <-signals:
			signal.Stop(signals)
			cancel(&stopped{s})
		case <-ctx.Done():
		}
	}()
	return ctx, func() {
		signal.Stop(signals)
		cancel(nil)
	}
}

// stopCode returns the exit code of a command that a signal has stopped, 0 if none has: an error that has another
// reason, or what was done before the signal came, is not the signal's.
func stopCode(ctx context.Context, err error) int {
	var s *stopped
	if !errors.As(context.Cause(ctx), &s) || !errors.Is(err, context.Canceled) && !errors.Is(err, s) {
		return exitGood
	}
	if s.signal == syscall.SIGTERM {
		return exitTerminated
	}
	return exitInterrupted
}
