package org.scoville.runtime.launch;

import com.google.auto.service.AutoService;
import org.scoville.algorithm.ChannelsLast;
import org.scoville.algorithm.EMA;
import org.scoville.algorithm.GradientClipping;
import org.scoville.algorithm.LabelSmoothing;
import org.scoville.algorithm.MixUp;
import org.scoville.algorithm.SAM;
import org.scoville.data.FashionMnist;
import org.scoville.data.ImageFolder;
import org.scoville.loss.BinaryCrossEntropy;
import org.scoville.loss.CrossEntropy;
import org.scoville.model.CifarResNet;
import org.scoville.model.ResNet;
import org.scoville.optimizer.AdamW;
import org.scoville.optimizer.DecoupledAdamW;
import org.scoville.optimizer.DecoupledSGD;
import org.scoville.optimizer.LAMB;
import org.scoville.optimizer.LARS;
import org.scoville.optimizer.SGD;
import org.scoville.runtime.algorithm.ChannelsLastSurgery;
import org.scoville.runtime.algorithm.ClippedGradient;
import org.scoville.runtime.algorithm.EmaAverage;
import org.scoville.runtime.algorithm.LabelSmoothingTargets;
import org.scoville.runtime.algorithm.MixUpMixing;
import org.scoville.runtime.algorithm.SamStep;
import org.scoville.runtime.data.FashionMnistSource;
import org.scoville.runtime.data.ImageFolderSource;
import org.scoville.runtime.loss.Losses;
import org.scoville.runtime.model.CifarResNetDesign;
import org.scoville.runtime.model.ResNetDesign;
import org.scoville.runtime.optimizer.AdamUpdater;
import org.scoville.runtime.optimizer.DecoupledSgdStarter;
import org.scoville.runtime.optimizer.LambUpdater;
import org.scoville.runtime.optimizer.LarsUpdater;
import org.scoville.runtime.optimizer.SgdUpdater;
import org.scoville.runtime.schedule.CosineDecayRate;
import org.scoville.schedule.CosineDecay;

/** What the ingredients of the language do. */
@AutoService(BehaviourModule.class)
public final class BuiltInBehaviours extends BehaviourModule {
  @Override
  protected void configure() {
    model(ResNet.class, ResNetDesign::new);
    model(CifarResNet.class, CifarResNetDesign::new);
    loss(BinaryCrossEntropy.class, Losses::of);
    loss(CrossEntropy.class, record -> Losses::crossEntropy);
    optimizer(DecoupledSGD.class, DecoupledSgdStarter::new);
    optimizer(SGD.class, SgdUpdater::starter);
    optimizer(AdamW.class, AdamUpdater::starter);
    optimizer(DecoupledAdamW.class, AdamUpdater::decoupledStarter);
    optimizer(LAMB.class, LambUpdater::starter);
    optimizer(LARS.class, LarsUpdater::starter);
    schedule(CosineDecay.class, CosineDecayRate::new);
    loader(FashionMnist.class, FashionMnistSource::new);
    loader(ImageFolder.class, ImageFolderSource::new);
    algorithm(ChannelsLast.class, (record, occasion) -> new ChannelsLastSurgery());
    algorithm(LabelSmoothing.class, LabelSmoothingTargets::new);
    algorithm(MixUp.class, MixUpMixing::new);
    algorithm(EMA.class, EmaAverage::new);
    algorithm(SAM.class, SamStep::new);
    algorithm(GradientClipping.class, ClippedGradient::new);
  }
}
