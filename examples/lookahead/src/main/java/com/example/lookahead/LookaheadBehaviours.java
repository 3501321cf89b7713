package com.example.lookahead;

import com.google.auto.service.AutoService;
import org.scoville.runtime.wiring.BehaviourModule;

/** Tells the runtime what {@link Lookahead} does; it is found on the class path. */
@AutoService(BehaviourModule.class)
public final class LookaheadBehaviours extends BehaviourModule {
  @Override
  protected void configure() {
    algorithm(Lookahead.class, LookaheadAverage::new);
  }
}
