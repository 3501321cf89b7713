package com.example.grayvit;

import com.google.auto.service.AutoService;
import org.scoville.runtime.wiring.BehaviorModule;

/** Binds this jar's ingredients to their behaviors; the runtime finds it on the class path. */
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
