package org.scoville.runtime.tensor;

import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * The switch by which a thread records operations for a backward pass.
 *
 * <p>The mode belongs to a thread. DJL turns it off on the thread that starts the engine; new
 * threads start with it on, so every worker calls {@link #off} first.
 */
public final class GradMode {
  private GradMode() {}

  /** Turns recording off on this thread. */
  public static void off() {
    JniUtils.setGradMode(false);
  }

  /** Records what an action does, on this thread. */
  public static <T> T recording(Supplier<T> action) {
    JniUtils.setGradMode(true);
    try {
      return action.get();
    } finally {
      off();
    }
  }
}
