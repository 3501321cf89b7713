package com.example.squeeze;

import org.scoville.runtime.wiring.BehaviorModule;

/** What this jar's ingredients do; without {@code @AutoService}, so that no other test finds it. */
final class SqueezeBehaviors extends BehaviorModule {
  @Override
  protected void configure() {
    algorithm(SqueezeExcite.class, (record, timing) -> new SqueezeExciteSurgery(record));
  }
}
