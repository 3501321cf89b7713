package com.example.lookahead;

import com.google.auto.service.AutoService;
import org.scoville.runtime.wiring.BehaviorModule;

/** Tells the runtime what {@link Lookahead} does; it is found on the class path. */
@AutoService(BehaviorModule.class)
public final class LookaheadBehaviors extends BehaviorModule {
  @Override
  protected void configure() {
    algorithm(Lookahead.class, LookaheadAverage::new);
  }
}
