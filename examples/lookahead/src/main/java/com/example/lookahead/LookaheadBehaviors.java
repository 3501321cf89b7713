package com.example.lookahead;

import com.google.auto.service.AutoService;
import org.scoville.runtime.wiring.BehaviorModule;

/** Binds {@link Lookahead} to its behavior; the runtime finds it on the class path. */
@AutoService(BehaviorModule.class)
public final class LookaheadBehaviors extends BehaviorModule {
  @Override
  protected void configure() {
    algorithm(Lookahead.class, LookaheadAverage::new);
  }
}
