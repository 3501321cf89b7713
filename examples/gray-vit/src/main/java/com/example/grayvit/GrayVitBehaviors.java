package com.example.grayvit;

import com.google.auto.service.AutoService;
import org.scoville.runtime.wiring.BehaviourModule;

/** Tells the runtime what this jar's ingredients do; it is found on the class path. */
@AutoService(BehaviourModule.class)
public final class GrayVitBehaviors extends BehaviourModule {
  @Override
  protected void configure() {
    loader(GrayArrays.class, GrayArraysSource::new);
    model(Vit.class, VitDesign::new);
    optimizer(DecoupledLion.class, LionUpdater::starter);
    algorithm(LayerScale.class, (record, occasion) -> new LayerScaleSurgery(record));
  }
}
