package com.example.squeeze;

import org.scoville.runtime.wiring.BehaviourModule;

/** What this jar's ingredients do; without {@code @AutoService}, so that no other test finds it. */
final class SqueezeBehaviors extends BehaviourModule {
  @Override
  protected void configure() {
    algorithm(SqueezeExcite.class, (record, occasion) -> new SqueezeExciteSurgery(record));
  }
}
