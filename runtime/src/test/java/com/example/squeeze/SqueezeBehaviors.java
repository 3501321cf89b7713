package com.example.squeeze;

import org.scoville.runtime.wiring.BehaviorModule;

/**
 * The bindings of this jar's ingredients; without {@code @AutoService}, so that no other test finds
 * them.
 */
final class SqueezeBehaviors extends BehaviorModule {
  @Override
  protected void configure() {
    algorithm(SqueezeExcite.class, (record, timing) -> new SqueezeExciteSurgery(record));
  }
}
