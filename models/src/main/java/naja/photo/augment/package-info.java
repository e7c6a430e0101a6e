/// Copies of photos, mirrored or cropped by chance, that a classifier is trained on.
///
/// Read [AugmentationPlan] (which copies a photo gets) and [Augmentation] (what makes one). In come
/// [naja.photo.Pixels] as decoded; out go the copy's pixels, before any encoder's preprocessing.
@NullMarked
package naja.photo.augment;

import org.jspecify.annotations.NullMarked;
