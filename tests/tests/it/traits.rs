//! Traits that users can rely on for every generated type.

use std::fmt::Debug;
use std::hash::Hash;

use touchmark::{Error, Operation, Reply, ServiceError, Violation, Violations};
use touchmark_rds::operation::{
    RestoreDbClusterFromS3, RestoreDbClusterFromS3Fault, RestoreDbClusterFromS3Input,
    RestoreDbClusterFromS3Output,
};
use touchmark_rds::types::{
    CertificateDetails, ClusterPendingModifiedValues, DbCluster, DbClusterAssociatedRole,
    DomainMembership, Tag, TagSpecification, WriteForwardingStatus,
};
use touchmark_tests::foundry::operation::{Cast, CastFault, CastInput, CastOutput};
use touchmark_tests::foundry::types::none::None;
use touchmark_tests::foundry::types::{Either, Tree, Unknowns};

fn value<T: Send + Sync + Unpin + 'static + Clone + PartialEq + Debug + Default>() {}
fn word<T: Send + Sync + 'static + Clone + Eq + Ord + Hash + Debug + Default>() {}
fn fault<T: Send + Sync + 'static + Clone + PartialEq + Debug>() {}
fn error<T: std::error::Error + Send + Sync + 'static>() {}
fn operation<T: Operation + Debug>() {}

#[test]
fn values() {
    value::<RestoreDbClusterFromS3Input>();
    value::<RestoreDbClusterFromS3Output>();
    value::<DbCluster>();
    value::<CertificateDetails>();
    value::<ClusterPendingModifiedValues>();
    value::<DbClusterAssociatedRole>();
    value::<DomainMembership>();
    value::<Tag>();
    value::<TagSpecification>();
    value::<CastInput>();
    value::<CastOutput>();
    value::<Either>();
    value::<Tree>();
    value::<None>();
}

#[test]
fn words() {
    word::<WriteForwardingStatus>();
    word::<Unknowns>();
}

#[test]
fn faults_and_errors() {
    fault::<RestoreDbClusterFromS3Fault>();
    fault::<CastFault>();
    fault::<Reply<DbCluster>>();
    error::<Error<RestoreDbClusterFromS3Fault>>();
    error::<ServiceError<CastFault>>();
    error::<Violation>();
    error::<Violations>();
    error::<touchmark::operation::json::RequestError>();
    error::<touchmark::operation::json::ResponseError>();
}

#[test]
fn operations() {
    operation::<RestoreDbClusterFromS3>();
    operation::<Cast>();
}
