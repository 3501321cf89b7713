package com.example.vit;

import org.scoville.runtime.launch.BehaviourModule;

/** What this jar's ingredients do; without {@code @AutoService}, so that no other test finds it. */
final class VitBehaviours extends BehaviourModule {
  @Override
  protected void configure() {
    model(TinyVit.class, TinyVitDesign::new);
    algorithm(SqueezeExcite.class, (record, occasion) -> new SqueezeExciteSurgery(record));
  }
}
