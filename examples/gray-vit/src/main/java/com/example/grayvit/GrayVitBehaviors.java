package com.example.grayvit;

import com.google.auto.service.AutoService;
import org.scoville.runtime.wiring.BehaviorModule;

/** Tells the runtime what this jar's ingredients do; it is found on the class path. */
@AutoService(BehaviorModule.class)
public final class GrayVitBehaviors extends BehaviorModule {
  @Override
  protected void configure() {
    loader(GrayArrays.class, GrayArraysSource::new);
    model(Vit.class, VitDesign::new);
    optimizer(DecoupledLion.class, LionUpdater::behavior);
    algorithm(LayerScale.class, (record, timing) -> new LayerScaleSurgery(record));
  }
}
