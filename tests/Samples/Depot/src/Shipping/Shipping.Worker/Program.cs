Depot.Messaging.Bus.Send(new Depot.Shipping.Parcel(1).ToString());
