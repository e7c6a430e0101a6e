/// Groups of rows that lie together, found without looking at labels.
///
/// Read [Clustering] first, then [Ward] and [KMeans]. Rows of features and a number of clusters
/// come in, one cluster number per row goes out.
@NullMarked
package naja.eval.clustering;

import org.jspecify.annotations.NullMarked;
