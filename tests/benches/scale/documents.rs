//! Responses and requests of any size.

/// A cluster of three instances, as services send it without indentation; `#` is its number.
const CLUSTER: &str = "<DBCluster><AllocatedStorage>1</AllocatedStorage><AvailabilityZones>\
<AvailabilityZone>eu-west-1a</AvailabilityZone><AvailabilityZone>eu-west-1b</AvailabilityZone>\
<AvailabilityZone>eu-west-1c</AvailabilityZone></AvailabilityZones><BackupRetentionPeriod>7</BackupRetentionPeriod>\
<DBClusterIdentifier>orders-#</DBClusterIdentifier>\
<DBClusterParameterGroup>default.aurora-postgresql16</DBClusterParameterGroup><DBSubnetGroup>private</DBSubnetGroup>\
<Status>available</Status><EarliestRestorableTime>2026-01-08T03:04:05.678Z</EarliestRestorableTime>\
<Endpoint>orders-#.cluster-c0ffee12cafe.eu-west-1.rds.amazonaws.com</Endpoint>\
<ReaderEndpoint>orders-#.cluster-ro-c0ffee12cafe.eu-west-1.rds.amazonaws.com</ReaderEndpoint>\
<MultiAZ>true</MultiAZ><Engine>aurora-postgresql</Engine><EngineVersion>16.4</EngineVersion>\
<LatestRestorableTime>2026-01-15T09:08:07.654Z</LatestRestorableTime><Port>5432</Port>\
<MasterUsername>postgres</MasterUsername><PreferredBackupWindow>01:30-02:00</PreferredBackupWindow>\
<PreferredMaintenanceWindow>sun:03:00-sun:03:30</PreferredMaintenanceWindow><ReadReplicaIdentifiers/>\
<DBClusterMembers><DBClusterMember><DBInstanceIdentifier>orders-#-a</DBInstanceIdentifier>\
<IsClusterWriter>true</IsClusterWriter><DBClusterParameterGroupStatus>in-sync</DBClusterParameterGroupStatus>\
<PromotionTier>1</PromotionTier></DBClusterMember><DBClusterMember>\
<DBInstanceIdentifier>orders-#-b</DBInstanceIdentifier><IsClusterWriter>false</IsClusterWriter>\
<DBClusterParameterGroupStatus>in-sync</DBClusterParameterGroupStatus><PromotionTier>1</PromotionTier>\
</DBClusterMember><DBClusterMember><DBInstanceIdentifier>orders-#-c</DBInstanceIdentifier>\
<IsClusterWriter>false</IsClusterWriter><DBClusterParameterGroupStatus>in-sync</DBClusterParameterGroupStatus>\
<PromotionTier>15</PromotionTier></DBClusterMember></DBClusterMembers><VpcSecurityGroups><VpcSecurityGroupMembership>\
<VpcSecurityGroupId>sg-0a1b2c3d4e5f60718</VpcSecurityGroupId><Status>active</Status></VpcSecurityGroupMembership>\
<VpcSecurityGroupMembership><VpcSecurityGroupId>sg-18f7e6d5c4b3a2910</VpcSecurityGroupId><Status>active</Status>\
</VpcSecurityGroupMembership></VpcSecurityGroups><HostedZoneId>Z0123456789ABC</HostedZoneId>\
<StorageEncrypted>true</StorageEncrypted>\
<KmsKeyId>arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef</KmsKeyId>\
<DbClusterResourceId>cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ</DbClusterResourceId>\
<DBClusterArn>arn:aws:rds:eu-west-1:123456789012:cluster:orders-#</DBClusterArn><AssociatedRoles/>\
<IAMDatabaseAuthenticationEnabled>true</IAMDatabaseAuthenticationEnabled>\
<ClusterCreateTime>2025-02-03T04:05:06.789Z</ClusterCreateTime><EnabledCloudwatchLogsExports>\
<member>postgresql</member></EnabledCloudwatchLogsExports><EngineMode>provisioned</EngineMode>\
<DeletionProtection>true</DeletionProtection><HttpEndpointEnabled>false</HttpEndpointEnabled>\
<ActivityStreamStatus>stopped</ActivityStreamStatus><CopyTagsToSnapshot>true</CopyTagsToSnapshot>\
<CrossAccountClone>false</CrossAccountClone><DomainMemberships/><TagList><Tag><Key>team</Key><Value>orders</Value>\
</Tag><Tag><Key>stage</Key><Value>production</Value></Tag></TagList>\
<AutoMinorVersionUpgrade>true</AutoMinorVersionUpgrade><DatabaseInsightsMode>standard</DatabaseInsightsMode>\
<PerformanceInsightsEnabled>false</PerformanceInsightsEnabled><ServerlessV2ScalingConfiguration>\
<MinCapacity>0.5</MinCapacity><MaxCapacity>16.0</MaxCapacity></ServerlessV2ScalingConfiguration>\
<NetworkType>IPV4</NetworkType><LocalWriteForwardingStatus>disabled</LocalWriteForwardingStatus>\
<EngineLifecycleSupport>open-source-rds-extended-support</EngineLifecycleSupport></DBCluster>";

/// The smallest cluster with content.
const SMALL_CLUSTER: &str =
    "<DBCluster><DBClusterIdentifier>orders-#</DBClusterIdentifier></DBCluster>";

/// A document of an operation with these members.
fn response(
    operation: &str,
    before: &str,
    members: impl Iterator<Item = String>,
    after: &str,
) -> String {
    let mut text = format!("<{operation}Response><{operation}Result>{before}");
    members.for_each(|member| text.push_str(&member));
    text.push_str(&format!(
        "{after}</{operation}Result></{operation}Response>"
    ));
    text.shrink_to_fit();
    text
}

fn numbered(count: usize, text: &str) -> impl Iterator<Item = String> {
    (0..count).map(move |number| text.replace('#', &number.to_string()))
}

/// A page of clusters, longer than any service's.
pub(crate) fn clusters(count: usize) -> String {
    let members = numbered(count, CLUSTER);
    response(
        "DescribeDBClusters",
        "<DBClusters>",
        members,
        "</DBClusters>",
    )
}

/// Clusters that have only a name.
pub(crate) fn small_clusters(count: usize) -> String {
    let members = numbered(count, SMALL_CLUSTER);
    response(
        "DescribeDBClusters",
        "<DBClusters>",
        members,
        "</DBClusters>",
    )
}

/// The same clusters, their members in the most expensive order.
pub(crate) fn clusters_backwards(count: usize) -> String {
    const SCALARS: [&str; 6] = [
        "<StorageThroughput>1</StorageThroughput>",
        "<NetworkType>IPV4</NetworkType>",
        "<EngineMode>provisioned</EngineMode>",
        "<Port>5432</Port>",
        "<Engine>aurora-mysql</Engine>",
        "<AllocatedStorage>1</AllocatedStorage>",
    ];
    let cluster = format!("<DBCluster>{}</DBCluster>", SCALARS.concat());
    let members = numbered(count, &cluster).collect::<Vec<_>>().into_iter();
    response(
        "DescribeDBClusters",
        "<DBClusters>",
        members,
        "</DBClusters>",
    )
}

/// A part of a log with this number of lines, in one member.
pub(crate) fn log(lines: usize, line: &str) -> String {
    let (before, after) = ("<LogFileData>", "</LogFileData>");
    response(
        "DownloadDBLogFilePortion",
        before,
        numbered(lines, line),
        after,
    )
}

/// A response of the invented service: an echo with many parts of one kind.
pub(crate) fn echo(before: &str, count: usize, part: &str, after: &str) -> String {
    let (before, after) = (format!("<Echo>{before}"), format!("{after}</Echo>"));
    response("Cast", &before, numbered(count, part), &after)
}

/// The same for parts next to the echo.
pub(crate) fn cast(before: &str, count: usize, part: &str, after: &str) -> String {
    response("Cast", before, numbered(count, part), after)
}

/// An error document with many parts of one kind in its `Error`.
pub(crate) fn error(before: &str, count: usize, part: &str, after: &str) -> String {
    let mut text = format!("<ErrorResponse><Error><Code>Cold</Code>{before}");
    numbered(count, part).for_each(|part| text.push_str(&part));
    text.push_str(&format!("{after}</Error></ErrorResponse>"));
    text
}
